using Delivery.Ci.Model;
using Delivery.Ci.Planning;

namespace Build.Tests.Ci;

public class PipelinePlannerTests
{
    // What Release looks like, in small.
    static readonly TargetGraph s_release = Graphs.Of(
        "Compile",
        "Train: Compile",
        "Image",
        "UnitTest: Image",
        "Push: Image UnitTest",
        "Deploy: Push Train",
        "SystemTest: Deploy Compile",
        "Sign: SystemTest UnitTest",
        "Merge: SystemTest",
        "Release: Push Deploy SystemTest Sign Merge"
    );

    static readonly JobOutline s_build = new("build", "", "UnitTest", "Push");
    static readonly JobOutline s_deploy = new("deploy", "", "Deploy", "SystemTest");
    static readonly JobOutline s_sign = new("sign", "", "Sign");
    static readonly JobOutline s_merge = new("merge", "", "Merge") { Options = ["--merge"], Needs = ["sign"] };

    [Fact]
    public void A_job_skips_what_another_job_has_done_and_runs_what_nobody_has()
    {
        var jobs = s_release.Plan("Release", s_build, s_deploy, s_sign, s_merge).Jobs;

        jobs.Select(x => x.Command.ToString())
            .ShouldBe([
                "./build.sh UnitTest Push",
                "./build.sh Deploy SystemTest --skip Push",
                "./build.sh Sign --skip UnitTest SystemTest",
                "./build.sh Merge --skip SystemTest --merge",
            ]);
    }

    [Fact]
    public void A_job_needs_those_who_do_what_comes_before_unless_it_waits_for_them_anyway()
    {
        var jobs = s_release.Plan("Release", s_build, s_deploy, s_sign, s_merge).Jobs;

        jobs.ToDictionary(x => x.Name, x => string.Join(' ', x.Needs))
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["build"] = "",
                    ["deploy"] = "build",
                    ["sign"] = "deploy",
                    ["merge"] = "sign",
                }
            );
    }

    [Fact]
    public void Jobs_that_have_nothing_to_do_with_each_other_run_side_by_side() =>
        Graphs
            .Of("Lint", "Test")
            .Plan(null, new JobOutline("lint", "", "Lint"), new JobOutline("test", "", "Test"))
            .Jobs.ShouldAllBe(x => x.Needs.Count == 0);

    [Fact]
    public void Files_go_from_the_job_that_makes_them_to_the_job_that_reads_them()
    {
        var graph = new TargetGraph([
            new("Test") { Produces = ["out/tests/*/*.trx", "out/tests/*/*.md", "out/proof/test.json"] },
            new("Check") { Produces = ["out/checks"] },
            new("Sign")
            {
                Needs = ["Test", "Check"],
                After = ["Test", "Check"],
                Consumes = ["Test"],
            },
        ]);

        var jobs = graph
            .Plan("Sign", new JobOutline("test", "", "Test", "Check"), new JobOutline("sign", "", "Sign"))
            .Jobs;

        jobs[0]
            .Leaves.Select(Text)
            .ShouldBe([
                "test-tests in out/tests: out/tests/*/*.trx out/tests/*/*.md",
                "test-proof in out/proof: out/proof/test.json",
                "check in out/checks: out/checks",
            ]);
        jobs[1].Gets.Select(x => x.Name).ShouldBe(["test-tests", "test-proof"]);
        jobs[1].Leaves.ShouldBeEmpty();

        static string Text(JobArtifact x) => $"{x.Name} in {x.Directory}: {string.Join(' ', x.Patterns)}";
    }

    [Fact]
    public void A_job_that_only_shows_the_plan_does_nothing_that_others_could_rely_on()
    {
        var graph = Graphs.Of("Promote", "Production: Promote");
        var jobs = graph
            .Plan(
                null,
                new JobOutline("gates", "", "Promote") { Toward = "Production", ShowsPlan = true },
                new JobOutline("production", "", "Promote") { Toward = "Production", Needs = ["gates"] }
            )
            .Jobs;

        jobs.Select(x => x.Command.ToString())
            .ShouldBe(["./build.sh Promote --target Production --plan", "./build.sh Promote --target Production"]);
        jobs[1].Needs.ShouldBe(["gates"]);
    }

    [Fact]
    public void A_pipeline_is_told_which_one_it_starts()
    {
        var graph = Graphs.Of("Merge", "Deploy");
        var pipelines = graph
            .Planner()
            .Plan([
                new("First", "", new(), new JobOutline("merge", "", "Merge") { Starts = "Second" }),
                new("Second", "", new(), new JobOutline("deploy", "", "Deploy")),
            ]);

        pipelines.Select(x => x.Name).ShouldBe(["First", "Second"]);
        pipelines[0].Jobs[0].Starts.ShouldBe(pipelines[1]);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_what_to_do()
    {
        Refused(s_build, s_deploy, s_sign)
            .ShouldBe("Flow: no job runs Merge, which Release needs. Give each to a job.");
        Refused(s_build, s_deploy, s_sign, s_merge, new JobOutline("again", "", "Merge"))
            .ShouldBe("Flow: the jobs merge and again both have the target Merge. Give it to one of them.");
        Refused(s_build, s_deploy, s_sign, s_merge with { Needs = ["signed"] })
            .ShouldBe("Flow: the job merge needs signed, which does not exist. Correct Needs.");
        Refused(s_deploy, s_build, s_sign, s_merge)
            .ShouldBe(
                "Flow: the job deploy needs build, which comes after it or waits for it. Change the order, or give the targets to other jobs."
            );
        Refused(new JobOutline("build", "", "Biuld"))
            .ShouldBe(
                "A pipeline names the target Biuld, which the build does not have. Correct build/Ci/DeliveryPipelines.cs."
            );
        Refused(s_build, s_deploy, s_sign, s_merge with { Starts = "Nothing" })
            .ShouldBe("These pipelines start each other, or one that does not exist: Flow. Correct Starts.");
    }

    static string Refused(params JobOutline[] jobs) => Graphs.Refusal(() => s_release.Plan("Release", jobs));
}
