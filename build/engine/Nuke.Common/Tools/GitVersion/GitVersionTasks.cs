using System.Text.Json;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>
/// GitVersion, from the package GitVersion.MsBuild: the build project downloads it, and it carries the command line too.
/// </summary>
[NuGetTool(Id = PackageId, Executable = PackageExecutable)]
public sealed class GitVersionTasks : ToolTasks, IRequireNuGetPackage
{
    internal const string PackageId = "GitVersion.MsBuild";
    internal const string PackageExecutable = "gitversion.dll";

    GitVersionTasks() { }

    /// <summary>The assembly that the tasks run; the environment variable GITVERSION_EXE names another program.</summary>
    /// <exception cref="ArgumentException">It is not there; the message says how to get it.</exception>
    public static string GitVersionPath => PathFor(null);

    /// <summary>Calculates the version of a working copy.</summary>
    /// <exception cref="ArgumentException">There is no version; the message is GitVersion's own.</exception>
    public static (GitVersion Result, IReadOnlyCollection<Output> Output) GitVersion(GitVersionSettings? options = null)
    {
        options = (options ?? new GitVersionSettings()).With(GitVersionOption.Output, "json");
        var program = ToolPathResolver.ToProgram(PathFor(options.Framework));
        var output = ToolRun.Run(program, options.SetProcessExitHandler(options.ProcessExitHandler ?? Check));
        return (Read(output), output);
    }

    /// <inheritdoc cref="GitVersion(GitVersionSettings)" />
    public static (GitVersion Result, IReadOnlyCollection<Output> Output) GitVersion(
        Configure<GitVersionSettings> configurator
    ) => GitVersion(configurator(new GitVersionSettings()));

    static string PathFor(string? framework) =>
        ToolPathResolver.TryGetEnvironmentExecutable("gitversion")
        ?? ToolPathResolver.GetPackageExecutable(PackageId, PackageExecutable, framework: framework);

    static GitVersion Read(IReadOnlyCollection<Output> output)
    {
        try
        {
            return output.StdToJson<GitVersion>();
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"GitVersion has not written a version: {exception.Message}", exception);
        }
    }

    // It writes its errors to the standard output, among everything else that it has to tell.
    static void Check(IProcess process)
    {
        if (process.ExitCode == 0)
            return;
        string[] marks = ["ERROR", "Unhandled exception"];
        var errors = process
            .Output.Where(x => marks.Any(mark => x.Text.Contains(mark, StringComparison.Ordinal)))
            .ToList();
        var said = string.Join('\n', (errors.Count > 0 ? errors : [.. process.Output]).TakeLast(5).Select(x => x.Text));
        Assert.Fail(
            $"GitVersion exited with code {process.ExitCode} in {process.WorkingDirectory}. It needs the whole history, "
                + $"not a shallow clone, and at least one commit.\n{said}"
        );
    }
}
