namespace Nuke.Common.Tooling;

/// <summary>A process that the build has started.</summary>
public interface IProcess : IDisposable
{
    /// <summary>The program.</summary>
    string FileName { get; }

    /// <summary>Its arguments, with secrets redacted.</summary>
    string Arguments { get; }

    /// <summary>Where it runs.</summary>
    string WorkingDirectory { get; }

    /// <summary>Everything it has written so far.</summary>
    IReadOnlyCollection<Output> Output { get; }

    /// <summary>The exit code, once it has ended.</summary>
    int ExitCode { get; }

    /// <summary>Ends the process and every process that it has started.</summary>
    void Kill();

    /// <summary>Waits until it has ended. False when its time was up; it is killed then.</summary>
    /// <exception cref="OperationCanceledException">The build was interrupted; the process is killed then.</exception>
    bool WaitForExit();
}
