namespace MlPipeline;

/// <summary>Somebody else is at work on the same thing, so this gave way and changed nothing.</summary>
public sealed class BusyException : Exception
{
    /// <summary>Says who is at work on what, and what to do about it.</summary>
    /// <param name="problem">Who is at work on what, as one sentence.</param>
    /// <param name="remedy">What the reader can do, as one sentence.</param>
    /// <param name="inner">What made it known.</param>
    public BusyException(string problem, string remedy, Exception? inner = null)
        : base($"{problem} {remedy}", inner) { }
}
