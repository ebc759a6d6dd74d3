using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

public sealed class FolderModelsRegistryTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly ManualClock clock = new();
    readonly FolderModelsRegistry registry;

    public FolderModelsRegistryTests() => registry = new FolderModelsRegistry(folder["registry"], clock);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_first_package_becomes_version_one()
    {
        var registration = Register(1);

        registration.AlreadyRegistered.ShouldBeFalse();
        var version = registration.Version;
        (version.Number, version.Name, version.Family).ShouldBe((1, "Example", "boosting-fasttree"));
        version.RegisteredAt.ShouldBe(clock.Now);
        version.RegisteredBy.ShouldBe(Environment.UserName);
        version.Sha256.ShouldBe(ModelPackage.Open(folder["package-1.zip"]).Sha256);
        registry.Open(1).Metadata.Seed.ShouldBe(1);
        Directory.GetFileSystemEntries(folder["registry", "incoming"]).ShouldBeEmpty();
    }

    [Fact]
    public void A_package_that_is_there_already_keeps_its_version()
    {
        Register(1);
        Register(2);
        clock.Now += TimeSpan.FromHours(1);

        var again = Register(1);

        again.AlreadyRegistered.ShouldBeTrue();
        again.Version.Number.ShouldBe(1);
        again.Version.RegisteredAt.ShouldBe(clock.Now - TimeSpan.FromHours(1));
        registry.List().Select(x => x.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_damaged_package_never_enters()
    {
        var path = Example.WritePackage(folder, 1);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        Should.Throw<InputException>(() => registry.Register(path)).Problem.ShouldContain(path);

        Directory.Exists(folder["registry"]).ShouldBeFalse();
    }

    [Fact]
    public void A_reference_is_a_number_or_an_alias()
    {
        Register(1);
        Register(2);
        registry.SetAlias("champion", 2, "better");

        registry.Resolve("1").Number.ShouldBe(1);
        registry.Resolve("champion").Number.ShouldBe(2);
        registry.Resolve("champion").Aliases.ShouldBe(["champion"]);
    }

    [Fact]
    public void An_unknown_reference_is_answered_with_what_there_is()
    {
        Register(1);
        Register(2);
        registry.SetAlias("champion", 2, "better");

        Should
            .Throw<InputException>(() => registry.Resolve("Champoin"))
            .Message.ShouldBe(
                $"Models registry \"{folder["registry"]}\" has no alias \"Champoin\". Did you mean \"champion\"? "
                    + "Give a version's number or an alias that exists; there are versions 1 to 2."
            );
        Should
            .Throw<InputException>(() => registry.Resolve("7"))
            .Problem.ShouldEndWith("has no version 7; it has 2 versions, from 1 to 2.");
        Should.Throw<InputException>(() => registry.Get(0));
        Should.Throw<InputException>(() => registry.Resolve("99999999999"));
        Should.Throw<InputException>(() => registry.Resolve("-1"));
    }

    [Fact]
    public void A_move_is_recorded_with_when_who_and_why()
    {
        Register(1);
        Register(2);
        registry.SetAlias("champion", 1, "first");
        clock.Now += TimeSpan.FromDays(1);

        var move = registry.SetAlias("champion", 2, "RMSE 1.15 < 1.53");

        move.ShouldBe(
            new AliasMove(clock.Now, Environment.UserName, "champion", AliasMoveKind.Set, 1, 2, "RMSE 1.15 < 1.53")
        );
        registry.History().Select(x => (x.From, x.To)).ShouldBe([(null, 1), (1, 2)]);
        registry.Aliases().ShouldBe([KeyValuePair.Create("champion", 2)]);
    }

    [Fact]
    public void To_where_it_points_already_an_alias_is_not_moved()
    {
        Register(1);
        registry.SetAlias("champion", 1, "first");

        registry.SetAlias("champion", 1, "again").ShouldBeNull();

        registry.History().Count.ShouldBe(1);
    }

    [Fact]
    public void Each_rollback_goes_one_step_further_back()
    {
        foreach (var version in (int[])[1, 2, 3])
        {
            Register(version);
            registry.SetAlias("champion", version, "better");
        }

        registry.RollbackAlias("champion", "worse").To.ShouldBe(2);
        registry.RollbackAlias("champion", "still worse").To.ShouldBe(1);

        Should
            .Throw<InputException>(() => registry.RollbackAlias("champion", "and again"))
            .Problem.ShouldContain("has no earlier version");
        registry.Resolve("champion").Number.ShouldBe(1);
        registry.History().Count.ShouldBe(5);
    }

    [Fact]
    public void A_removed_alias_can_be_brought_back()
    {
        Register(1);
        registry.SetAlias("champion", 1, "first");
        registry.RemoveAlias("champion", "withdrawn").To.ShouldBeNull();
        registry.Aliases().ShouldBeEmpty();

        registry.RollbackAlias("champion", "withdrawn by mistake").To.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("-x")]
    [InlineData("../x")]
    [InlineData("a b")]
    public void An_alias_is_not_mistaken_for_a_number_or_a_path(string alias)
    {
        Register(1);

        Should
            .Throw<InputException>(() => registry.SetAlias(alias, 1, "because"))
            .Remedy.ShouldStartWith("Begin with a letter");
    }

    [Fact]
    public void A_move_needs_a_version_an_alias_and_a_reason()
    {
        Register(1);

        Should.Throw<InputException>(() => registry.SetAlias("champion", 2, "because"));
        Should.Throw<InputException>(() => registry.SetAlias("champion", 1, " "));
        Should.Throw<InputException>(() => registry.RemoveAlias("champion", "because"));
        Should.Throw<InputException>(() => registry.RollbackAlias("champion", "because"));
        registry.History().ShouldBeEmpty();
    }

    [Fact]
    public void Tags_can_be_set_changed_and_taken_away()
    {
        registry.Register(
            Example.WritePackage(folder, 1),
            new Dictionary<string, string> { ["trigger"] = "schedule", ["note"] = "°F" }
        );

        registry.SetTag(1, "approved-by", "Ada");
        registry.SetTag(1, "trigger", "drift");
        registry.SetTag(1, "note", null);

        registry
            .Get(1)
            .Tags.ShouldBe([KeyValuePair.Create("approved-by", "Ada"), KeyValuePair.Create("trigger", "drift")]);
    }

    [Fact]
    public void The_number_of_a_version_that_was_taken_away_is_not_given_again()
    {
        Register(1);
        Register(2);
        registry.SetAlias("champion", 2, "better");
        Directory.Delete(folder["registry", "versions", "000002"], recursive: true);

        Register(3).Version.Number.ShouldBe(3);

        Should.Throw<InputException>(() => registry.Resolve("champion")).Problem.ShouldContain("no version 2");
    }

    [Fact]
    public void What_is_no_version_is_left_alone()
    {
        Register(1);
        Directory.CreateDirectory(folder["registry", "versions", "000001-old"]);
        Directory.CreateDirectory(folder["registry", "versions", "1"]);
        File.WriteAllText(folder["registry", "versions", "000007"], "");

        Register(2).Version.Number.ShouldBe(2);

        registry.List().Select(x => x.Number).ShouldBe([1, 2]);
    }

    Registration Register(int seed) => registry.Register(Example.WritePackage(folder, seed));
}
