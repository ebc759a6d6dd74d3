using System.Diagnostics;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Commands;

/// <summary>Collects the code that a package carries: the project's own assemblies, its lock file and the Git commit.</summary>
static class PackagedCode
{
    const string LockFile = "packages.lock.json";

    public static ProjectCode Of(MlProject project)
    {
        var assemblies = new[]
        {
            project.GetType().Assembly,
            typeof(MlApplication).Assembly,
            typeof(MlProject).Assembly,
        };
        var files = assemblies.Select(x => x.Location).Append(Path.Combine(AppContext.BaseDirectory, LockFile));
        var status = Git("status", "--porcelain", "--untracked-files=no");
        return new ProjectCode(
            PackageContent.ReadFiles(files.Where(File.Exists).Distinct()),
            Git("rev-parse", "HEAD"),
            !string.IsNullOrEmpty(status)
        );
    }

    /// <summary>What git answers about the working directory; null where there is no git or no repository.</summary>
    static string? Git(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
