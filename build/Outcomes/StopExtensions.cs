using Nuke.Common;

namespace Delivery.Outcomes;

/// <summary>How a target's expected end becomes the exit code of the build.</summary>
public static class StopExtensions
{
    /// <summary>Runs the action of a target: <c>.Executes(() => this.Run(async () => …))</c>.</summary>
    /// <remarks>The action starts here and not in the target's definition, so that nothing it needs is loaded before.</remarks>
    public static async Task Run(this INukeBuild build, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (StopException exception)
        {
            build.ExitCode = exception.ExitCode;
            throw;
        }
    }
}
