using System.Diagnostics;
using System.Runtime.InteropServices;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Serilog;

namespace Build.Tests.Incremental;

/// <summary>
/// Three targets that hand a text on, in steps that each leave something behind. It can be run in a process of its own:
/// this very program, told by a variable not to run tests.
/// </summary>
public sealed class RelayBuild : RecordingBuild
{
    const string RootVariable = "BUILD_TESTS_RELAY_ROOT";
    const int Steps = 3;

    /// <summary>Whether this process is to run the build, and no tests.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(RootVariable) is { Length: > 0 };

    public Target First => _ => Relay(_, "source.txt", "first").Executes(Record);
    public Target Second => _ => Relay(_.DependsOn(First), "first", "second").Executes(Record);
    public Target Third => _ => Relay(_.DependsOn(Second), "second", "third").Executes(Record);

    /// <summary>What the last target makes of a source.</summary>
    public static IEnumerable<string> Expected(string source) => Enumerable.Repeat(source, Steps);

    public static Process Start(AbsolutePath root)
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new ProcessStartInfo(Path.GetFullPath(dotnet), [typeof(RelayBuild).Assembly.Location])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[RootVariable] = root;
        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync()
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var root = AbsolutePath.Create(Environment.GetEnvironmentVariable(RootVariable)!);
        var session = new BuildSession { RootDirectory = root, Output = TextWriter.Synchronized(output) };
        return await BuildRunner.RunAsync<RelayBuild>(session, x => x.Third);
    }

    ITargetDefinition Relay(ITargetDefinition definition, string from, string to) =>
        definition
            .Inputs(from)
            .Outputs(to)
            .Executes(() =>
            {
                var source = RootDirectory / from;
                var text = source.FileExists() ? source.ReadAllText() : (source / "0.txt").ReadAllText();
                for (var step = 0; step < Steps; step++)
                {
                    (RootDirectory / to / $"{step}.txt").WriteAllText(text);
                    Log.Information("{Directory} {Step}", to, step);
                }
            });
}
