namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Jobs did not do what they were made for, and other input would not have helped. The command line ends with exit code 1.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="inner">What made it known.</param>
sealed class JobFailedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the jobs may still do it: only nobody can look at them.</summary>
    public bool MayGoOn { get; init; }
}
