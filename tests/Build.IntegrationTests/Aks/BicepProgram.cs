using System.Diagnostics;
using System.Reflection;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Aks;

/// <summary>The Bicep compiler, from the package that the restore of this project has loaded.</summary>
static class BicepProgram
{
    static AbsolutePath Program { get; } =
        typeof(BicepProgram)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(x => x.Key == nameof(BicepProgram))
            .Value!;

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The command and what it asks for.</param>
    /// <returns>The exit code, and what it has said on both of its outputs: the findings are on the second one.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        MachinePart.Require(
            Program.FileExists(),
            $"This test needs Bicep at {Program}: a restore of Build.IntegrationTests on Linux x64 loads it."
        );
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
