using System.Text.RegularExpressions;
using Delivery.Deployment;
using YamlDotNet.RepresentationModel;

namespace Build.Tests.Ci;

public partial class GitHubActionsTests(CiFilesRun run) : IClassFixture<CiFilesRun>
{
    IEnumerable<(string Name, YamlNode Job)> Jobs =>
        run.Workflows.SelectMany(x => x.Value.Map("jobs").Keys().Select(y => ($"{x.Key}/{y}", x.Value.Map("jobs")[y])));

    [Fact]
    public void The_flows_start_when_they_should()
    {
        Trigger("feature").ShouldBe("pull_request develop master");
        Trigger("release").ShouldBe("push develop");
        Trigger("staging").ShouldBe("push master, workflow_dispatch");
        Trigger("promotion").ShouldBe("workflow_dispatch");
        Trigger("rollback").ShouldBe("workflow_dispatch");

        string Trigger(string workflow) =>
            string.Join(
                ", ",
                run.Workflows[workflow]
                    .Map("on")
                    .Children.Select(x => $"{x.Key} {string.Join(' ', x.Value.Child("branches").Texts())}".Trim())
            );
    }

    [Fact]
    public void An_action_is_known_by_its_commit_with_the_version_as_a_comment() =>
        run
            .Files.Values.SelectMany(x => x.Split('\n'))
            .Where(x => x.Contains("uses:", StringComparison.Ordinal))
            .ShouldAllBe(x => Pinned().IsMatch(x));

    [Fact]
    public void A_job_may_do_only_what_it_says()
    {
        run.Workflows.Values.ShouldAllBe(x => x.Map("permissions").Children.Count == 0);
        Jobs.Where(x => x.Job.Map("permissions").Find("contents") == "write")
            .Select(x => x.Name)
            .ShouldBe(
                ["release/merge", "staging/acceptance", "promotion/production", "rollback/production"],
                ignoreOrder: true
            );
        Jobs.Where(x => x.Job.Map("permissions").Child("actions") is not null)
            .Select(x => x.Name)
            .ShouldBe(["release/merge"]);
    }

    [Fact]
    public void Credentials_for_the_repository_are_left_only_to_jobs_that_need_them() =>
        Jobs.Where(x => Step(x.Job, "actions/checkout").Map("with").Find("persist-credentials") == "true")
            .Select(x => x.Name)
            .ShouldBe(
                [
                    "release/merge",
                    "staging/acceptance",
                    "promotion/gates",
                    "promotion/production",
                    "rollback/production",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void All_history_is_there_to_count_versions_from() =>
        Jobs.ShouldAllBe(x => Step(x.Job, "actions/checkout").Map("with").Find("fetch-depth") == "0");

    [Fact]
    public void Only_jobs_that_sign_get_the_key() =>
        Jobs.Where(x => x.Job.Scalars().Any(y => y.Contains("secrets.SIGNING_KEY ", StringComparison.Ordinal)))
            .Select(x => x.Name)
            .ShouldBe(
                ["release/evidence", "staging/acceptance", "promotion/production", "rollback/production"],
                ignoreOrder: true
            );

    [Fact]
    public void Nothing_that_somebody_typed_in_becomes_part_of_a_command() =>
        Jobs.SelectMany(x => x.Job["steps"].Items())
            .Select(x => x.Find("run"))
            .OfType<string>()
            .ShouldAllBe(x => !x.Contains("${{", StringComparison.Ordinal));

    [Fact]
    public void Whoever_changes_an_environment_holds_its_lock_and_asks_its_gate()
    {
        foreach (var environment in new[] { Environments.Integration, Environments.Staging, Environments.Production })
        {
            var jobs = Jobs.Where(x => x.Job.Find("environment") == environment.Name).ToList();
            jobs.ShouldNotBeEmpty();
            jobs.ShouldAllBe(x =>
                x.Job.Map("concurrency").Find("group") == $"ridership-{environment.Name.ToLowerInvariant()}"
                && x.Job.Map("concurrency").Find("cancel-in-progress") == "false"
            );
        }
    }

    [Fact]
    public void A_host_that_was_not_set_up_yet_leaves_out_what_needs_a_registry_but_never_a_promotion()
    {
        Jobs.Where(x => x.Job.Find("if")?.Contains("vars.IMAGE_REGISTRY != ''", StringComparison.Ordinal) == true)
            .Select(x => x.Name)
            .ShouldBe(
                ["release/integration", "release/evidence", "release/merge", "staging/staging", "staging/acceptance"],
                ignoreOrder: true
            );
        Jobs.Where(x => x.Name.StartsWith("promotion", StringComparison.Ordinal))
            .ShouldAllBe(x => x.Job.Find("if") == "github.ref == 'refs/heads/master'");
    }

    static YamlNode Step(YamlNode job, string action) =>
        job["steps"].Items().Single(x => x.Find("uses")?.StartsWith(action, StringComparison.Ordinal) == true);

    [GeneratedRegex("^ +uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+$")]
    private static partial Regex Pinned();
}
