using Delivery.Deployment;
using Delivery.Outcomes;

namespace Build.Tests.Deployment;

public sealed class EnvironmentTests
{
    [Fact]
    public void Only_this_machine_can_see_an_environment_unless_it_says_otherwise() =>
        Environments.All.ShouldAllBe(x => x.IsLocal);

    [Fact]
    public void Each_environment_has_a_port_of_its_own() =>
        Environments.All.Select(x => x.Port).Distinct().Count().ShouldBe(Environments.All.Count);

    [Fact]
    public void A_release_passes_through_integration_and_staging_before_production()
    {
        var way = new List<string>();
        for (
            var at = Environments.Production;
            at is not null;
            at = Environments.All.FirstOrDefault(x => x.Name == at.Previous)
        )
            way.Add(at.Name);

        way.ShouldBe(["Production", "Staging", "Integration"]);
        Environments.All.Where(x => x.IsProtected).ShouldBe([Environments.Production]);
    }

    [Fact]
    public void What_is_given_for_a_run_changes_the_environments_that_it_names()
    {
        var chain = Environments.Chain(
            "test",
            ["staging=18082"],
            ["Production=/srv/models"],
            ["Production=production"],
            ["Production=/srv/keys.json"]
        );

        chain.ShouldAllBe(x => x.Instance == "test");
        chain.Single(x => x.Name == "Integration").Port.ShouldBe(Environments.Integration.Port);
        chain.Single(x => x.Name == "Staging").Port.ShouldBe(18082);
        var production = chain.Single(x => x.Name == "Production");
        production.Models.Folder.ShouldBe("/srv/models");
        production.ModelAlias.ShouldBe("production");
        production.ApiKeys.ShouldBe("/srv/keys.json");
        chain.Single(x => x.Name == "Staging").ModelAlias.ShouldBe("champion");
    }

    [Theory]
    [InlineData("Staging", "expected an environment and its value, such as Staging=18082")]
    [InlineData("Staging=", "expected an environment and its value")]
    [InlineData(
        "Stagging=1",
        "there is no environment Stagging. There are: Development, Integration, Staging, Production"
    )]
    [InlineData("Staging=0", "a port is a number from 1 to 65535")]
    [InlineData("Staging=65536", "a port is a number from 1 to 65535")]
    [InlineData("Staging=+80", "a port is a number from 1 to 65535")]
    public void A_wrong_port_is_refused(string text, string message)
    {
        var refusal = Should.Throw<StopException>(() => Environments.Chain(null, [text], [], [], []));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a/b")]
    [InlineData("")]
    public void A_name_that_no_container_can_have_is_refused(string name) =>
        Should.Throw<StopException>(() => Environments.Chain(name, [], [], [], [])).ExitCode.ShouldBe(2);

    [Fact]
    public void What_others_can_reach_asks_for_keys()
    {
        var open = Environments.Staging with { Address = "0.0.0.0" };

        Should.Throw<StopException>(open.RequireAccessRule).Message.ShouldContain("--api-keys Staging=");
        (open with { ApiKeys = "/srv/keys.json" }).RequireAccessRule();
        Environments.Staging.RequireAccessRule();
        new ServiceContract().Arguments(Environments.Staging).ShouldContain("--allow-anonymous");
        new ServiceContract().Arguments(open with { ApiKeys = "/srv/keys.json" }).ShouldNotContain("--allow-anonymous");
    }
}
