using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>What a process that registers and promotes at once leaves in a folder when it is killed.</summary>
public sealed class KilledRegisterAsTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly ManualClock clock = new();
    readonly FolderModelsRegistry registry;

    public KilledRegisterAsTests()
    {
        registry = new FolderModelsRegistry(folder["registry"], clock);
        registry.Register(Example.WritePackage(folder, 1));
        registry.SetAlias("champion", 1, "the first");
        clock.Now += TimeSpan.FromHours(1);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Killed_at_any_instant_the_registry_is_as_before_or_as_after()
    {
        var states = StatesOf(() =>
            registry.RegisterAs(Example.WritePackage(folder, 2), "champion", 1, "better", Tags("by", "retrain"))
        );

        var seen = new HashSet<(int Versions, int Champion, int Moves)>();
        foreach (var state in states)
        {
            var found = new FolderModelsRegistry(state, clock);
            var version = found.Resolve("champion");
            seen.Add((found.List().Count, version.Number, found.History().Count));
            // Whatever was left behind, the next move stands on it and the way back is known.
            found.Register(Example.WritePackage(folder, 3)).Version.Number.ShouldBe(version.Number + 1);
            found.SetAlias("champion", version.Number + 1, "the next");
            found.RollbackAlias("champion", "back").To.ShouldBe(version.Number);
            found.History().Select(x => x.Reason).Distinct().Count().ShouldBe(found.History().Count);
        }
        seen.ShouldBe([(1, 1, 1), (2, 2, 2)], ignoreOrder: true);
    }

    static Dictionary<string, string> Tags(string name, string value) => new() { [name] = value };

    /// <summary>Copies of the registry as a process leaves it that is killed after each of the steps of an action.</summary>
    List<string> StatesOf(Action action)
    {
        var before = Copy("before");
        action();
        List<string> states = [before, Copy("after")];
        // The steps of the way between, in their order: the version is in the making, then there; the alias; the line.
        var making = Copy("making", from: before);
        Copy(
            "making",
            from: Path.Combine(folder["registry"], "versions", "000002"),
            to: Path.Combine(making, "incoming", "half")
        );
        states.Add(making);
        var entered = Copy("entered", from: before);
        Copy(
            "entered",
            from: Path.Combine(folder["registry"], "versions", "000002"),
            to: Path.Combine(entered, "versions", "000002")
        );
        states.Add(entered);
        var pointed = Copy("pointed", from: entered);
        File.Copy(
            Path.Combine(folder["registry"], "aliases.json"),
            Path.Combine(pointed, "aliases.json"),
            overwrite: true
        );
        states.Add(pointed);
        var torn = Copy("torn", from: pointed);
        var line = File.ReadAllBytes(Path.Combine(folder["registry"], "history.jsonl"));
        File.WriteAllBytes(Path.Combine(torn, "history.jsonl"), line[..^5]);
        states.Add(torn);
        return states;
    }

    string Copy(string name, string? from = null, string? to = null)
    {
        from ??= folder["registry"];
        to ??= folder[name];
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return to;
    }
}
