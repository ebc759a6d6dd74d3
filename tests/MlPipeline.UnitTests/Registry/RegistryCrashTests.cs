using CsCheck;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>What a process that was killed leaves behind, and what time does to a disk.</summary>
public sealed class RegistryCrashTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly ManualClock clock = new();
    readonly FolderModelsRegistry registry;

    public RegistryCrashTests()
    {
        registry = new FolderModelsRegistry(folder["registry"], clock);
        foreach (var version in (int[])[1, 2, 3])
        {
            registry.Register(Example.WritePackage(folder, version));
            registry.SetAlias("champion", version, $"version {version} is better");
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_version_that_was_never_finished_is_ignored_and_swept_after_a_day()
    {
        var half = Directory.CreateDirectory(folder["registry", "incoming", "half"]).FullName;
        File.WriteAllBytes(Path.Combine(half, "package.zip"), Example.Package()[..100]);
        var temporary = folder["registry", "aliases.json.tmp-half"];
        File.WriteAllText(temporary, "{");
        Directory.SetLastWriteTimeUtc(half, clock.Now.UtcDateTime);
        File.SetLastWriteTimeUtc(temporary, clock.Now.UtcDateTime);

        clock.Now += TimeSpan.FromHours(23);
        registry.Register(Example.WritePackage(folder, 4)).Version.Number.ShouldBe(4);
        (Directory.Exists(half), File.Exists(temporary)).ShouldBe((true, true));

        clock.Now += TimeSpan.FromHours(2);
        registry.Register(Example.WritePackage(folder, 5)).Version.Number.ShouldBe(5);
        (Directory.Exists(half), File.Exists(temporary)).ShouldBe((false, false));
        registry.List().Count.ShouldBe(5);
    }

    [Fact]
    public void A_crash_anywhere_between_an_alias_and_the_end_of_its_line_loses_nothing()
    {
        var history = folder["registry", "history.jsonl"];
        var whole = File.ReadAllBytes(history);
        var moves = registry.History();
        var lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = lastLine; length < whole.Length; length++)
        {
            File.WriteAllBytes(history, whole[..length]);

            registry.History().ShouldBe(moves);
            registry.Aliases()["champion"].ShouldBe(3);
        }

        registry.RollbackAlias("champion", "mended").To.ShouldBe(2);

        File.ReadAllBytes(history)[..whole.Length].ShouldBe(whole);
        File.ReadAllLines(history).Length.ShouldBe(4);
    }

    [Fact]
    public void What_a_power_cut_leaves_behind_the_last_line_is_cut_off()
    {
        var history = folder["registry", "history.jsonl"];
        var whole = File.ReadAllBytes(history);
        File.WriteAllBytes(history, [.. whole, .. new byte[4_096]]);
        registry.History().Count.ShouldBe(3);

        registry.SetAlias("champion", 1, "back");

        File.ReadAllBytes(history).ShouldNotContain((byte)0);
        registry.History().Count.ShouldBe(4);
    }

    [Fact]
    public void Lost_aliases_are_taken_from_the_history()
    {
        File.Delete(folder["registry", "aliases.json"]);

        registry.Resolve("champion").Number.ShouldBe(3);
        registry.SetAlias("champion", 1, "back").ShouldNotBeNull().From.ShouldBe(3);
        registry.History().Count.ShouldBe(4);
    }

    [Fact]
    public void Damaged_aliases_say_how_to_mend_them()
    {
        File.WriteAllText(folder["registry", "aliases.json"], "{ \"champion\":");

        Should.Throw<InputException>(registry.Aliases).Remedy.ShouldStartWith("Delete it");
        registry.Open(1).Metadata.Seed.ShouldBe(1);
    }

    [Fact]
    public void A_damaged_line_of_the_history_is_named()
    {
        var history = folder["registry", "history.jsonl"];
        var lines = File.ReadAllLines(history);
        lines[1] = "nonsense";
        File.WriteAllLines(history, lines);

        Should.Throw<InputException>(registry.History).Problem.ShouldContain("history.jsonl\", line 2, is not a move");
    }

    [Theory]
    [InlineData("package.zip")]
    [InlineData("version.json")]
    public void Every_byte_of_a_version_counts(string file)
    {
        var path = folder["registry", "versions", "000002", file];
        var whole = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[1, 255])
            .Sample(
                (position, difference) =>
                {
                    var damaged = whole.ToArray();
                    damaged[position] ^= (byte)difference;
                    File.WriteAllBytes(path, damaged);

                    Should.Throw<InputException>(() => registry.Get(2)).Problem.ShouldContain(path);
                },
                iter: 400,
                threads: 1
            );
        Should.Throw<InputException>(() => registry.Open(2));
        Should.Throw<InputException>(() => registry.SetAlias("champion", 2, "damaged"));
        Should.Throw<InputException>(() => registry.RollbackAlias("champion", "damaged"));
        registry.Resolve("champion").Number.ShouldBe(3);
    }

    [Fact]
    public void Another_package_in_the_place_of_a_version_is_refused()
    {
        File.Copy(folder["package-1.zip"], folder["registry", "versions", "000002", "package.zip"], overwrite: true);

        Should.Throw<InputException>(() => registry.Get(2)).Problem.ShouldContain("another package lies in its place");
    }

    [Fact]
    public void A_version_without_its_package_is_listed_but_not_read()
    {
        File.Delete(folder["registry", "versions", "000002", "package.zip"]);

        registry.List().Count.ShouldBe(3);
        Should.Throw<InputException>(() => registry.Get(2)).Problem.ShouldContain("does not exist");
    }

    [Fact]
    public void Damaged_tags_say_which_version_they_are_of()
    {
        registry.SetTag(2, "note", "fine");
        File.WriteAllText(folder["registry", "versions", "000002", "tags.json"], "{");

        Should.Throw<InputException>(() => registry.Get(2)).Problem.ShouldContain("000002");
        registry.Get(1).Number.ShouldBe(1);
    }
}
