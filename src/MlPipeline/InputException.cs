namespace MlPipeline;

/// <summary>Something the user handed in cannot be used: a file, a cell, an option, a package. The command line ends with exit code 2.</summary>
public sealed class InputException : Exception
{
    /// <summary>Says what happened and where, and what to do about it.</summary>
    /// <param name="problem">What is wrong, where, and what was expected, as one sentence: the column, source and row where there are any.</param>
    /// <param name="remedy">What the reader can do, as one sentence.</param>
    /// <param name="inner">What made the problem known.</param>
    public InputException(string problem, string remedy, Exception? inner = null)
        : base($"{problem} {remedy}", inner)
    {
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>What is wrong, and where.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
