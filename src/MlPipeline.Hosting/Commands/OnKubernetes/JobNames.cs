using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>What the jobs of one run are called. The same command has the same names, so that it finds its jobs again.</summary>
/// <param name="project">The name of the project.</param>
/// <param name="command">The command that is run.</param>
/// <param name="what">All that makes it this run and no other.</param>
sealed class JobNames(string project, string command, IEnumerable<string> what)
{
    /// <summary>The label with the number of a shard, where each shard has a job of its own.</summary>
    public const string Shard = "mlpipeline/shard";

    const string RunLabel = "mlpipeline/run";
    const string PhaseLabel = "mlpipeline/phase";
    const int HashLength = 10;

    /// <summary>The beginning of all names.</summary>
    public string Run { get; } =
        $"{project}-{command}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', what))))[..HashLength]}";

    /// <summary>The query that finds all jobs and pods of the run.</summary>
    public string Query => $"{RunLabel}={Run}";

    /// <summary>The query that finds those of one phase.</summary>
    public string QueryOf(string phase) => $"{Query},{PhaseLabel}={phase}";

    /// <summary>The labels of those of one phase.</summary>
    public Dictionary<string, string> LabelsOf(string phase) =>
        new()
        {
            // https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
            ["app.kubernetes.io/name"] = project,
            ["app.kubernetes.io/instance"] = Run,
            ["app.kubernetes.io/component"] = command,
            ["app.kubernetes.io/managed-by"] = project,
            [RunLabel] = Run,
            [PhaseLabel] = phase,
        };
}
