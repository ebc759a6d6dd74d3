using YamlDotNet.RepresentationModel;

namespace Build.Tests.Ci;

public class GitLabTests(CiFilesRun run) : IClassFixture<CiFilesRun>
{
    Dictionary<string, YamlNode> Jobs =>
        run
            .GitLab.Children.Where(x => x.Key.ToString().Contains(':'))
            .ToDictionary(x => x.Key.ToString(), x => x.Value);

    [Fact]
    public void A_job_needs_those_that_it_waits_for_and_gets_their_files_where_it_reads_them()
    {
        Needs("release:build").ShouldBeEmpty();
        Needs("release:integration").ShouldBe(["release:build false"]);
        Needs("release:evidence").ShouldBe(["release:integration true", "release:build true"]);
        Needs("release:merge").ShouldBe(["release:evidence false"]);
        Needs("promotion:production").ShouldBe(["promotion:gates false"]);
        Jobs.Values.SelectMany(x => x["needs"].Items()).ShouldAllBe(x => Jobs.ContainsKey(x.Find("job")!));

        IEnumerable<string> Needs(string job) =>
            Jobs[job]["needs"].Items().Select(x => $"{x.Find("job")} {x.Find("artifacts")}");
    }

    [Fact]
    public void Somebody_has_to_say_yes_before_a_protected_environment_changes() =>
        Jobs.Where(x => x.Value["rules"].Items().All(y => y.Find("when") == "manual"))
            .Select(x => x.Key)
            .ShouldBe(["promotion:production", "rollback:production"]);

    [Fact]
    public void Every_rule_of_a_job_is_one_of_the_whole_file()
    {
        var rules = Conditions(run.GitLab["workflow"]["rules"]).ToList();

        Jobs.Values.SelectMany(x => Conditions(x["rules"])).ShouldAllBe(x => rules.Any(y => x.StartsWith(y)));

        static IEnumerable<string> Conditions(YamlNode node) => node.Items().Select(x => x.Find("if")!);
    }

    [Fact]
    public void One_job_at_a_time_changes_an_environment() =>
        Jobs
            .Values.Where(x => x.Child("environment") is not null)
            .ShouldAllBe(x =>
                x.Find("resource_group") == $"ridership-{x["environment"].Find("name")!.ToLowerInvariant()}"
            );

    [Fact]
    public void What_is_cached_is_where_neither_Git_nor_a_target_looks() =>
        Jobs
            .Values.SelectMany(x => x.Child("cache").Items())
            .SelectMany(x => x["paths"].Texts())
            .Distinct()
            .ShouldBe([".nuke/temp/nuget/packages", ".dotnet"]);

    [Fact]
    public void Test_results_and_coverage_are_shown_by_the_host() =>
        Jobs["feature:checks"]["artifacts"]["reports"].Keys().ShouldBe(["junit", "coverage_report"]);
}
