using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Ci;

/// <summary>The checkers of CI files: actionlint, and gitlab-ci-local with GitLab's own schema.</summary>
static class CiCheckers
{
    /// <summary>The repository that these tests belong to.</summary>
    public static AbsolutePath Repository { get; } =
        AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())!;

    static AbsolutePath Modules => Repository / ".nuke" / "temp" / "ci-checkers" / "node_modules";

    /// <summary>Checks workflow files; what was found is one JSON document.</summary>
    public static string Workflows(params IEnumerable<AbsolutePath> files) =>
        Node(
            Repository,
            Repository / "tests" / "Build.IntegrationTests" / "Ci" / "Checkers" / "workflows.cjs",
            [.. files]
        ).Output;

    /// <summary>Asks gitlab-ci-local about the file of a folder, which is a Git repository.</summary>
    public static (int ExitCode, string Output) GitLab(AbsolutePath folder, params string[] arguments) =>
        Node(
            folder,
            Modules / "gitlab-ci-local" / "src" / "index.js",
            ["--cwd", ".", "--home", folder / "home", .. arguments]
        );

    static (int ExitCode, string Output) Node(AbsolutePath directory, AbsolutePath script, string[] arguments)
    {
        MachinePart.RequireProgram("node", "apt-get install nodejs npm");
        MachinePart.Require(
            Modules.DirectoryExists(),
            "This test needs the checkers of CI files: .ci/prepare installs them, or "
                + "mkdir -p .nuke/temp/ci-checkers && cp tests/Build.IntegrationTests/Ci/Checkers/package*.json .nuke/temp/ci-checkers && npm ci --prefix .nuke/temp/ci-checkers"
        );
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = Modules;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + error.Result);
    }
}
