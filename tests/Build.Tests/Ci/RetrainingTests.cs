using Delivery.Ci;
using Delivery.Ci.Hosts;
using Delivery.Ci.Model;

namespace Build.Tests.Ci;

public class RetrainingTests
{
    static readonly DeliveryPipelines s_pipelines = new("Feature", "Release", "Staging", "Production");

    static readonly IReadOnlyList<Pipeline> s_retraining = Graphs
        .Of("ReleaseImage", "DriftCheck: ReleaseImage", "Retrain: ReleaseImage")
        .Planner()
        .Plan([s_pipelines.Retraining]);

    [Fact]
    public void Drift_is_looked_for_before_anything_is_trained() =>
        s_retraining[0]
            .Jobs.Select(x => $"{x.Command}, needs {string.Join(' ', x.Needs)}")
            .ShouldBe([
                "./build.sh DriftCheck --models-of Production, needs ",
                "./build.sh Retrain --models-of Production, needs drift",
            ]);

    [Fact]
    public void Every_host_starts_it_each_week_in_its_own_way()
    {
        var (gitHub, azure, gitLab) = (
            Yaml.Read(new GitHubActionsFiles().Write(s_retraining, "chain").ShouldHaveSingleItem().Text),
            Yaml.Read(new AzurePipelinesFile().Write(s_retraining, "chain").ShouldHaveSingleItem().Text),
            new GitLabFile().Write(s_retraining, "chain").ShouldHaveSingleItem().Text
        );

        var cron = s_pipelines.Retraining.Trigger.Cron;
        gitHub["on"]["schedule"].Items().ShouldHaveSingleItem().Find("cron").ShouldBe(cron);
        gitHub["jobs"]
            ["drift"]
            .Find("if")
            .ShouldBe("(github.event_name == 'schedule' || github.ref == 'refs/heads/master')");
        var schedule = azure["schedules"].Items().ShouldHaveSingleItem();
        schedule.Find("cron").ShouldBe(cron);
        schedule["branches"]["include"].Texts().ShouldBe(["master"]);
        gitLab.ShouldContain(
            $"# A pipeline schedule \"{cron}\" (UTC) on master, with the variable PIPELINE=Retraining.\n"
        );
        Yaml.Read(gitLab)["retraining:drift"]["rules"]
            .Items()[0]
            .Find("if")
            .ShouldBe("$CI_PIPELINE_SOURCE == \"schedule\" && $PIPELINE == \"Retraining\"");
    }
}
