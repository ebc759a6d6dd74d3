using Nuke.Common;

namespace Build.Tests;

public class RequirementTests
{
    [Fact]
    public async Task Everything_that_is_missing_is_named_at_once_and_nothing_runs()
    {
        var build = new RequiringBuild();

        var run = await BuildRun.Of(build, x => x.Publish, "--feed-name", " ");

        run.ExitCode.ShouldBe(2);
        build.Ran.ShouldBeEmpty();
        run.Output.ShouldBe(
            """
            Publish requires --feed-name (a text). Give it on the command line or as NUKE_FEED_NAME in the environment.
            Publish requires --retries (a whole number). Give it on the command line or as NUKE_RETRIES in the environment.

            """
        );
    }

    [Fact]
    public async Task A_build_that_has_what_it_requires_runs()
    {
        var build = new RequiringBuild();

        var run = await BuildRun.Of(build, x => x.Publish, "--feed-name", "main", "--retries", "3");

        run.ExitCode.ShouldBe(0, run.Output);
        build.Ran.ShouldBe(["Prepare", "Publish"]);
    }

    [Fact]
    public async Task A_condition_that_is_required_is_quoted()
    {
        var run = await BuildRun.Of<RequiringBuild>(x => x.Tag);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("Tag requires that ");
        run.Output.ShouldContain("IsClean");
    }

    [Fact]
    public async Task A_skipped_target_requires_nothing()
    {
        var run = await BuildRun.Of<RequiringBuild>(x => x.AfterPublish, "--skip", "Publish");

        run.ExitCode.ShouldBe(0, run.Output);
    }

    [Fact]
    public async Task Only_a_member_with_a_value_from_outside_can_be_required()
    {
        var run = await BuildRun.Of<RequiringBuild>(x => x.Wrong);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("gets no value from outside");
    }

    sealed class RequiringBuild : RecordingBuild
    {
        [Parameter]
        public string? FeedName { get; set; }

        [Parameter]
        public int? Retries { get; set; }

        public string? Unmarked { get; set; }

        static bool IsClean => false;

        Target Prepare => _ => _.Executes(Record);

        public Target Publish =>
            _ => _.DependsOn(Prepare).Requires(() => FeedName).Requires(() => Retries).Executes(Record);

        public Target AfterPublish => _ => _.DependsOn(Publish).Executes(Record);

        public Target Tag => _ => _.Requires(() => IsClean).Executes(Record);

        public Target Wrong => _ => _.Requires(() => Unmarked).Executes(Record);
    }
}
