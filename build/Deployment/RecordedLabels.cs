namespace Delivery.Deployment;

/// <summary>The names under which every runtime keeps what belongs to which environment, what it runs, and who changes it.</summary>
static class RecordedLabels
{
    public const string Instance = "mlpipeline.instance";
    public const string Environment = "mlpipeline.environment";
    public const string Digest = "mlpipeline.digest";
    public const string Version = "mlpipeline.version";
    public const string Commit = "mlpipeline.commit";
    public const string Tree = "mlpipeline.tree";
    public const string Purpose = "mlpipeline.purpose";
    public const string Since = "mlpipeline.since";
}
