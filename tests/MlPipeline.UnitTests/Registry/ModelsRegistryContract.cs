using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>What a models registry does, wherever it is kept.</summary>
public abstract class ModelsRegistryContract : IDisposable
{
    readonly RegistryStore store;
    readonly TemporaryFolder folder = new();
    readonly ManualClock clock = new();
    readonly IModelsRegistry registry;

    protected ModelsRegistryContract(RegistryStore store)
    {
        this.store = store;
        registry = store.Open(clock);
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

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
        Register(1);
        var path = Example.WritePackage(folder, 2);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        Should.Throw<InputException>(() => registry.Register(path)).Problem.ShouldContain(path);

        registry.List().Count.ShouldBe(1);
    }

    [Fact]
    public void A_package_that_was_damaged_where_it_is_kept_is_never_handed_out()
    {
        foreach (var version in (int[])[1, 2, 3])
        {
            Register(version);
            registry.SetAlias("champion", version, "better");
        }
        store.Damage(2);

        Should.Throw<InputException>(() => registry.Get(2)).Problem.ShouldStartWith("Model package \"");
        Should.Throw<InputException>(() => registry.Open(2));
        Should.Throw<InputException>(() => registry.SetAlias("challenger", 2, "damaged"));
        Should.Throw<InputException>(() => registry.RollbackAlias("champion", "damaged"));
        registry.List().Count.ShouldBe(3);
        registry.Resolve("champion").Number.ShouldBe(3);
    }

    [Fact]
    public void What_one_writes_another_reads()
    {
        Register(1);
        registry.SetAlias("champion", 1, "first");
        registry.SetTag(1, "note", "°F");

        var other = store.Open(clock);

        other.Resolve("champion").ShouldBeEquivalentTo(registry.Get(1));
        other.Open(1).Sha256.ShouldBe(registry.List()[0].Sha256);
        other.History().ShouldBe(registry.History());
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
                $"Models registry \"{store.Name}\" has no alias \"Champoin\". Did you mean \"champion\"? "
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

    Registration Register(int seed) => registry.Register(Example.WritePackage(folder, seed));
}
