namespace MlPipeline.Hosting;

/// <summary>How much a command tells.</summary>
public enum Verbosity
{
    /// <summary>Results and errors only.</summary>
    Quiet,

    /// <summary>Progress as well.</summary>
    Normal,

    /// <summary>Where an unexpected error happened as well.</summary>
    Verbose,
}
