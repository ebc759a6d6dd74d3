using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;

namespace MlPipeline.Hosting.Commands;

/// <summary>Tries a package with <c>models try</c> of the same application, in a process of its own.</summary>
sealed class PackageTrialProcess(MlProject project) : IPackageTrial
{
    /// <summary>Starting takes a second or two, and a machine may be busy.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public PackageTrialAnswer Run(string packagePath)
    {
        try
        {
            using var process = Process.Start(
                ProjectProcess.StartOf(project, "models", "try", packagePath, "--json", "--verbosity", "quiet")
            )!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return new(null, $"no answer within {Patience.TotalSeconds:0} s");
            }
            return process.ExitCode == ExitCode.Done
                ? new(
                    JsonSerializer.Deserialize<JsonElement>(output.Result).GetProperty("prediction").GetDouble(),
                    null
                )
                : new(null, $"exit code {process.ExitCode}: {error.Result.Trim()}");
        }
        catch (Win32Exception e)
        {
            return new(null, $"the process does not start: {e.Message}");
        }
    }
}
