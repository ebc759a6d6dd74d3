using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Git;

/// <summary>The Git command line, for what the files of a repository do not say.</summary>
[PathTool(Executable = "git")]
public sealed class GitTasks : ToolTasks, IRequirePathTool
{
    GitTasks() { }

    /// <summary>The program that the tasks call.</summary>
    /// <exception cref="ArgumentException">There is none; the message says how to get it.</exception>
    public static string GitPath => ToolPathResolver.GetPathExecutable("git");

    /// <summary>Any Git command: <c>Git($"tag {version}")</c>.</summary>
    public static Tool Git => ToolRun.Of(GitPath);

    /// <summary>Whether a commit is checked out, and no branch.</summary>
    public static bool GitIsDetached(AbsolutePath? workingDirectory = null) =>
        GitCurrentBranch(workingDirectory) is null;

    /// <summary>Whether nothing is changed or new; ignored files do not count.</summary>
    public static bool GitHasCleanWorkingCopy(AbsolutePath? workingDirectory = null) =>
        Ask($"status --porcelain", workingDirectory).Length == 0;

    /// <summary>The branch that is checked out, or null.</summary>
    public static string? GitCurrentBranch(AbsolutePath? workingDirectory = null) =>
        Ask($"branch --show-current", workingDirectory) is { Length: > 0 } branch ? branch : null;

    /// <summary>The commit that is checked out.</summary>
    /// <exception cref="ProcessException">There is none yet.</exception>
    public static string GitCurrentCommit(AbsolutePath? workingDirectory = null) =>
        Ask($"rev-parse HEAD", workingDirectory);

    static string Ask(ArgumentStringHandler arguments, AbsolutePath? workingDirectory) =>
        Git(arguments, workingDirectory ?? NukeBuild.RootDirectory, logOutput: false, logInvocation: false).StdToText();
}
