using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Template;

/// <summary>What a program has said, and how it ended.</summary>
public sealed record ShellRun(int ExitCode, string Output)
{
    /// <summary>Variables of the build and the test platform that run these tests; what is started must not see them.</summary>
    static readonly string[] s_foreign =
    [
        "NUKE_",
        "TESTINGPLATFORM_",
        "MSBUILD",
        "SERVICE_",
        "DOTNET_CLI_TELEMETRY_SESSIONID",
    ];

    const int LastLines = 60;

    /// <summary>Runs a program in a folder, and waits for it.</summary>
    public static async Task<ShellRun> OfAsync(
        AbsolutePath folder,
        string program,
        IEnumerable<string> arguments,
        params (string Name, string Value)[] variables
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(x => s_foreign.Any(x.StartsWith)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShellRun(process.ExitCode, output + await errors);
    }

    /// <summary>Expects success, and shows what was said when it was none: the tests that failed, and the last lines.</summary>
    /// <param name="what">What was done.</param>
    public ShellRun Succeeded(string what = "")
    {
        var lines = Output.Split('\n');
        var failed = lines.Where(x => x.StartsWith("failed ", StringComparison.Ordinal));
        ExitCode.ShouldBe(0, string.Join('\n', [what, .. failed, .. lines.TakeLast(LastLines)]));
        return this;
    }
}
