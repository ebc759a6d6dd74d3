using System.Diagnostics;
using MlPipeline.Pipelines;

namespace MlPipeline.Hosting.Commands;

/// <summary>Starts the project's own program once more.</summary>
static class ProjectProcess
{
    const string Runtime = "dotnet";

    /// <summary>How to start it with a command line; what it says is read by the caller.</summary>
    public static ProcessStartInfo StartOf(MlProject project, params IEnumerable<string> arguments)
    {
        // Not what this process was started as, which may be a test: what the project's assembly is the program of.
        var assembly = project.GetType().Assembly.Location;
        var host = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        var isHosted = !File.Exists(host);
        return new ProcessStartInfo(
            isHosted ? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Runtime : host,
            [.. isHosted ? (string[])[assembly] : [], .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
