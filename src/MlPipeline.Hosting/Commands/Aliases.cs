namespace MlPipeline.Hosting.Commands;

/// <summary>The aliases that commands use unless they are told others.</summary>
static class Aliases
{
    /// <summary>The version that predicts.</summary>
    public const string Champion = "champion";

    /// <summary>The newest version that is not the champion.</summary>
    public const string Challenger = "challenger";
}
