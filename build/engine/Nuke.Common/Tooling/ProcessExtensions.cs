namespace Nuke.Common.Tooling;

/// <summary>What a build expects of a process.</summary>
public static class ProcessExtensions
{
    /// <summary>Waits for the process, and expects it to end in time.</summary>
    /// <exception cref="ProcessException">Its time was up.</exception>
    public static IProcess AssertWaitForExit(this IProcess process)
    {
        if (!process.WaitForExit())
            throw new ProcessException(process, "did not end in time and was killed");
        return process;
    }

    /// <summary>Waits for the process, and expects the exit code 0.</summary>
    /// <exception cref="ProcessException">Its time was up, or it failed.</exception>
    public static IProcess AssertZeroExitCode(this IProcess process)
    {
        process.AssertWaitForExit();
        if (process.ExitCode != 0)
            throw new ProcessException(process, $"exited with code {process.ExitCode}");
        return process;
    }
}
