using YamlDotNet.RepresentationModel;

namespace Build.Tests.Ci;

/// <summary>The structure that https://learn.microsoft.com/azure/devops/pipelines/yaml-schema documents.</summary>
public class AzurePipelinesTests(CiFilesRun run) : IClassFixture<CiFilesRun>
{
    static readonly string[] s_root =
    [
        "trigger",
        "pr",
        "schedules",
        "parameters",
        "variables",
        "lockBehavior",
        "stages",
    ];
    static readonly string[] s_stage = ["stage", "displayName", "dependsOn", "condition", "jobs"];
    static readonly string[] s_job = ["job", "displayName", "timeoutInMinutes", "pool", "steps"];
    static readonly string[] s_deployment =
    [
        "deployment",
        "displayName",
        "timeoutInMinutes",
        "pool",
        "environment",
        "strategy",
    ];

    static readonly Dictionary<string, string[]> s_steps = new()
    {
        ["checkout"] = ["fetchDepth", "fetchTags", "persistCredentials"],
        ["download"] = [],
        ["bash"] = ["displayName", "env"],
        ["task"] = ["displayName", "condition", "inputs"],
        ["publish"] = ["artifact", "displayName", "condition"],
    };

    IReadOnlyList<YamlNode> Stages => run.Azure["stages"].Items();

    [Fact]
    public void Every_part_has_only_what_it_may_have()
    {
        run.Azure.Keys().ShouldBeSubsetOf(s_root);
        foreach (var stage in Stages)
        {
            stage.Keys().ShouldBeSubsetOf(s_stage);
            var job = stage["jobs"].Items().ShouldHaveSingleItem();
            job.Keys().ShouldBeSubsetOf(job.Find("job") is null ? s_deployment : s_job);
            foreach (var step in StepsOf(job))
                step.Keys().Skip(1).ShouldBeSubsetOf(s_steps[step.Keys()[0]]);
        }
    }

    [Fact]
    public void A_stage_waits_for_those_it_needs_and_for_no_other()
    {
        var names = new List<string>();
        foreach (var stage in Stages)
        {
            stage.Child("dependsOn").ShouldNotBeNull();
            stage["dependsOn"].Texts().ShouldBeSubsetOf(names);
            names.Add(stage.Find("stage")!);
        }
        names.ShouldBeUnique();
        names.ShouldAllBe(x => x.All(y => char.IsAsciiLetterOrDigit(y) || y == '_'));
        DependsOn("release_evidence").ShouldBe(["release_integration"]);
        DependsOn("promotion_production").ShouldBe(["promotion_gates"]);

        IReadOnlyList<string> DependsOn(string name) =>
            Stages.Single(x => x.Find("stage") == name)["dependsOn"].Texts();
    }

    [Fact]
    public void A_condition_closes_what_it_opens_and_wants_what_came_before() =>
        Stages
            .Select(x => x.Find("condition")!)
            .ShouldAllBe(x =>
                x.StartsWith("and(succeeded(), ", StringComparison.Ordinal)
                && x.Count(y => y == '(') == x.Count(y => y == ')')
                && x.Count(y => y == '\'') % 2 == 0
            );

    [Fact]
    public void Environments_are_changed_by_deployments_which_their_approvals_hold_up() =>
        Stages
            .Select(x => (Stage: x.Find("stage"), Environment: x["jobs"].Items()[0].Find("environment")))
            .Where(x => x.Environment is not null)
            .ShouldBe([
                ("release_integration", "Integration"),
                ("staging_staging", "Staging"),
                ("promotion_production", "Production"),
                ("rollback_production", "Production"),
            ]);

    [Fact]
    public void Artifacts_are_got_from_stages_before()
    {
        var published = new HashSet<string>();
        foreach (var step in Stages.SelectMany(x => StepsOf(x["jobs"].Items()[0])))
        {
            if (step.Find("task") == "DownloadPipelineArtifact@2")
                published.ShouldContain(step.Map("inputs").Find("artifact")!);
            if (step.Find("publish") is not null)
                published.Add(step.Find("artifact")!);
        }
        published.ShouldContain("test-in-image");
    }

    [Fact]
    public void Test_results_and_coverage_are_shown_by_the_host() =>
        Stages
            .Single(x => x.Find("stage") == "feature_checks")
            .Scalars()
            .Where(x => x.StartsWith("Publish", StringComparison.Ordinal))
            .ShouldBe(["PublishTestResults@2", "PublishCodeCoverageResults@2"]);

    static IReadOnlyList<YamlNode> StepsOf(YamlNode job) =>
        (job.Child("steps") ?? job["strategy"]["runOnce"]["deploy"]["steps"]).Items();
}
