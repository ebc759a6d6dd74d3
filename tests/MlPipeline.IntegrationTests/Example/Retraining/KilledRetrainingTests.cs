using System.Diagnostics;
using MlPipeline.Registry;

namespace MlPipeline.IntegrationTests.Example.Retraining;

/// <summary>A retraining that is killed, at each of its steps.</summary>
public sealed class KilledRetrainingTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly CutData data;

    public KilledRetrainingTests() => data = new CutData(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_at_any_step_the_registry_is_as_before_or_as_after_and_the_next_retraining_goes_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        (await Run("train", "registry", "--model", "ols")).ExitCode.ShouldBe(0);
        data.Until(new DateOnly(2010, 6, 30));
        var before = State("registry");
        var steps = await StepsUntilKilled(CopyOfRegistry("whole"), int.MaxValue);
        var after = State("whole");
        steps.Count.ShouldBeGreaterThan(8);
        after.ShouldNotBe(before);
        var seen = new HashSet<string>();

        for (var step = 1; step <= steps.Count; step++)
        {
            var copy = CopyOfRegistry($"killed-{step}");
            await StepsUntilKilled(copy, step);
            seen.Add(State(copy));
        }

        seen.ShouldBe([before, after], ignoreOrder: true);
        // The last process that died before it changed anything holds nothing, and what it left is in nobody's way.
        var last = Enumerable.Range(1, steps.Count).Last(x => State($"killed-{x}") == before);
        var next = await Run("retrain", $"killed-{last}", "--output", folder["report"]);
        next.ExitCode.ShouldBe(0, next.Error);
        State($"killed-{last}").ShouldBe(after);
    }

    string CopyOfRegistry(string name)
    {
        foreach (var file in Directory.GetFiles(folder["registry"], "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder[name], Path.GetRelativePath(folder["registry"], file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return name;
    }

    /// <summary>Retrains in a process of its own and kills that as it begins a step.</summary>
    /// <returns>The steps that it told of.</returns>
    async Task<List<string>> StepsUntilKilled(string registry, int step)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    typeof(Ridership.RidershipProject).Assembly.Location,
                    "retrain",
                    "--data",
                    data.Folder,
                    "--registry",
                    folder[registry],
                    "--output",
                    folder["report"],
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var steps = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            steps.Add(line);
            if (steps.Count == step)
                process.Kill();
        }
        await process.WaitForExitAsync();
        return steps;
    }

    /// <summary>What the registry says to whoever asks: versions, aliases and history, but for the times.</summary>
    string State(string name)
    {
        var registry = new FolderModelsRegistry(folder[name], TimeProvider.System);
        return string.Join(
            '\n',
            [
                .. registry.List().Select(x => $"{x.Number} {x.Sha256}"),
                .. registry.Aliases().Select(x => $"{x.Key} {x.Value}"),
                .. registry.History().Select(x => $"{x.Alias} {x.From} {x.To} {x.Reason}"),
            ]
        );
    }

    Task<CommandResult> Run(string command, string registry, params string[] args) =>
        CommandLine.RunAsync([command, .. args, "--data", data.Folder, "--registry", folder[registry]]);
}
