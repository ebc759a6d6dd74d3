using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>A Git repository of its own, made by Git itself.</summary>
public sealed class WorkingCopy : IDisposable
{
    public WorkingCopy() => Git("init", "--quiet", "--initial-branch", "main");

    public AbsolutePath Root { get; } =
        AbsolutePath.Create(Directory.CreateTempSubdirectory("working-copy-").FullName) / "main";

    public string Git(params string[] arguments) => GitIn(Root, arguments);

    public string GitIn(AbsolutePath directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = directory.CreateDirectory(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nobody's own configuration, and the same commits each time.
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        foreach (var who in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{who}_NAME"] = "Tester";
            start.Environment[$"GIT_{who}_EMAIL"] = "tester@example.org";
            start.Environment[$"GIT_{who}_DATE"] = "2024-01-01T00:00:00Z";
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
        return output.Trim();
    }

    /// <summary>Makes a commit with nothing in it, and returns its name.</summary>
    public string Commit(string message = "Change")
    {
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD");
    }

    public void Dispose() => Root.Parent!.DeleteDirectory();
}
