using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>One build run in memory: its exit code and everything it said.</summary>
public sealed record BuildRun(int ExitCode, string Output)
{
    /// <summary>The output with single spaces only, for tests that care about words and not about columns.</summary>
    public string Words => Regex.Replace(Output, " +", " ");

    /// <summary>Expects success, and shows what the build has said when it has not.</summary>
    public BuildRun Succeeded()
    {
        ExitCode.ShouldBe(0, Output);
        return this;
    }

    public static Task<BuildRun> Of<T>(Expression<Func<T, Target>> target, params string[] arguments)
        where T : NukeBuild, new() => Of(new T(), target, Session(arguments));

    public static Task<BuildRun> Of<T>(T build, Expression<Func<T, Target>> target, params string[] arguments)
        where T : NukeBuild => Of(build, target, Session(arguments));

    public static async Task<BuildRun> Of<T>(T build, Expression<Func<T, Target>> target, BuildSession session)
        where T : NukeBuild
    {
        var output = new StringWriter { NewLine = "\n" };
        var exitCode = await BuildRunner.RunAsync(
            session with
            {
                Output = TextWriter.Synchronized(output),
            },
            () => build,
            target
        );
        return new BuildRun(exitCode, output.ToString());
    }

    public static BuildSession Session(params string[] arguments) =>
        new() { RootDirectory = AbsolutePath.Create(Path.GetTempPath()), Arguments = arguments };
}
