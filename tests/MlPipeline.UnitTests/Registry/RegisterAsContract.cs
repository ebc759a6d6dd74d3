using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>A version that enters together with the alias that points to it.</summary>
public abstract class RegisterAsContract : IDisposable
{
    readonly RegistryStore store;
    readonly TemporaryFolder folder = new();
    readonly ManualClock clock = new();
    readonly IModelsRegistry registry;

    protected RegisterAsContract(RegistryStore store)
    {
        this.store = store;
        registry = store.Open(clock);
        registry.Register(Example.WritePackage(folder, 1));
        registry.SetAlias("champion", 1, "the first");
        clock.Now += TimeSpan.FromHours(1);
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void It_enters_and_the_alias_points_to_it()
    {
        var registration = registry.RegisterAs(Example.WritePackage(folder, 2), "champion", 1, "better");

        registration.Version.Number.ShouldBe(2);
        registration.Version.Aliases.ShouldBe(["champion"]);
        registry
            .History()[^1]
            .ShouldSatisfyAllConditions(
                x => x.From.ShouldBe(1),
                x => x.To.ShouldBe(2),
                x => x.Reason.ShouldBe("better"),
                x => x.Kind.ShouldBe(AliasMoveKind.Set)
            );
        registry.RollbackAlias("champion", "worse after all").To.ShouldBe(1);
        registry.Aliases()["champion"].ShouldBe(1);
    }

    [Fact]
    public void An_alias_that_somebody_moved_meanwhile_is_left_alone()
    {
        registry.Register(Example.WritePackage(folder, 2));
        registry.SetAlias("champion", 2, "by hand");

        var refusal = Should.Throw<BusyException>(() =>
            registry.RegisterAs(Example.WritePackage(folder, 3), "champion", 1, "better")
        );

        refusal.Message.ShouldContain("points to version 2 and no longer to version 1");
        refusal.Message.ShouldContain($"{Environment.UserName} moved it at");
        refusal.Message.ShouldContain("by hand");
        registry.List().Count.ShouldBe(2);
        registry.Aliases()["champion"].ShouldBe(2);
    }

    [Fact]
    public void A_package_that_is_there_already_keeps_its_version_and_gets_the_alias()
    {
        registry.Register(Example.WritePackage(folder, 2));

        var registration = registry.RegisterAs(folder["package-2.zip"], "champion", 1, "better");

        registration.AlreadyRegistered.ShouldBeTrue();
        registration.Version.Number.ShouldBe(2);
        registry.Aliases()["champion"].ShouldBe(2);
        registry.RegisterAs(folder["package-2.zip"], "champion", 2, "again").Version.Number.ShouldBe(2);
        registry.History().Count.ShouldBe(2);
    }

    [Fact]
    public void Without_a_reason_nothing_is_changed()
    {
        Should.Throw<InputException>(() => registry.RegisterAs(Example.WritePackage(folder, 2), "champion", 1, " "));

        registry.List().Count.ShouldBe(1);
    }

    [Fact]
    public void A_second_retraining_gives_way_and_names_the_first()
    {
        using (registry.HoldRetraining())
        {
            var refusal = Should.Throw<BusyException>(() => store.Open(clock).HoldRetraining());

            refusal.Message.ShouldContain(
                $"{Environment.UserName}, process {Environment.ProcessId} on {Environment.MachineName}"
            );
            refusal.Message.ShouldContain("since 2024-05-17 09:30:00Z");
            // Others may use the registry meanwhile.
            registry.SetTag(1, "note", "fine");
        }
        registry.HoldRetraining().Dispose();
    }
}
