using Nuke.Common;
using Nuke.Common.Execution;

namespace Build.Tests;

public class ExecutionOrderTests
{
    [Fact]
    public async Task A_target_runs_after_everything_it_depends_on_and_each_runs_once()
    {
        var build = new DiamondBuild();

        var run = await BuildRun.Of(build, x => x.Bottom);

        run.ExitCode.ShouldBe(0);
        build.Ran.ShouldBe(["Top", "Left", "Right", "Bottom"]);
    }

    [Theory]
    [InlineData("Right")]
    [InlineData("right")]
    [InlineData("RIGHT")]
    [InlineData("--target", "r-ight")]
    [InlineData("Left", "--target", "Right")]
    public async Task Targets_are_named_without_regard_to_case_and_dashes_and_a_named_target_wins(
        params string[] arguments
    )
    {
        var build = new DiamondBuild();

        await BuildRun.Of(build, x => x.Bottom, arguments);

        build.Ran.ShouldBe(["Top", "Right"]);
    }

    [Theory]
    [InlineData("Right", "Left")]
    [InlineData("Right+Left")]
    [InlineData("--target", "Right", "Left")]
    [InlineData("--target", "Right+Left")]
    public async Task Several_targets_run_in_the_order_of_their_declaration(params string[] arguments)
    {
        var build = new DiamondBuild();

        await BuildRun.Of(build, x => x.Bottom, arguments);

        build.Ran.ShouldBe(["Top", "Left", "Right"]);
    }

    [Fact]
    public async Task Before_and_after_order_targets_but_do_not_add_any()
    {
        var alone = new OrderBuild();
        await BuildRun.Of(alone, x => x.First, "Second");
        alone.Ran.ShouldBe(["Second"]);

        var all = new OrderBuild();
        await BuildRun.Of(all, x => x.First, "Second", "Third", "First");
        all.Ran.ShouldBe(["First", "Second", "Third"]);
    }

    [Fact]
    public async Task Triggered_targets_run_afterwards()
    {
        var build = new TriggerBuild();

        await BuildRun.Of(build, x => x.Deploy);

        build.Ran.ShouldBe(["Deploy", "Announce", "Note"]);
    }

    [Fact]
    public async Task A_trigger_does_not_run_its_source()
    {
        var build = new TriggerBuild();

        await BuildRun.Of(build, x => x.Deploy, "Announce");

        build.Ran.ShouldBe(["Announce"]);
    }

    [Fact]
    public async Task Dependent_for_is_depends_on_from_the_other_side()
    {
        var build = new ReverseBuild();

        await BuildRun.Of(build, x => x.Publish);

        build.Ran.ShouldBe(["Sign", "Publish"]);
    }

    [Fact]
    public async Task A_target_can_ask_what_was_asked_for_and_what_is_to_come()
    {
        var build = new CuriousBuild();

        await BuildRun.Of(build, x => x.Promote, "Production", "Promote");

        build.Seen.ShouldBe("Production is asked for and scheduled");
    }

    sealed class CuriousBuild : RecordingBuild
    {
        public string Seen { get; private set; } = "";

        public Target Promote =>
            _ =>
                _.Executes(() =>
                    Seen =
                        InvokedTargets.Contains(Production) && ScheduledTargets.Contains(Production)
                            ? "Production is asked for and scheduled"
                            : "nothing"
                );

        Target Production => _ => _.DependsOn(Promote).Executes(Record);
    }

    sealed class DiamondBuild : RecordingBuild
    {
        public Target Bottom => _ => _.DependsOn(Right, Left).Executes(Record);
        Target Left => _ => _.DependsOn(Top).Executes(Record);
        Target Right => _ => _.DependsOn(Top).Executes(Record);
        Target Top => _ => _.Executes(Record);
    }

    sealed class OrderBuild : RecordingBuild
    {
        public Target Third => _ => _.After(Second).Executes(Record);
        public Target Second => _ => _.Executes(Record);
        public Target First => _ => _.Before(Second).Executes(Record);
    }

    sealed class TriggerBuild : RecordingBuild
    {
        Target Announce => _ => _.TriggeredBy(Deploy).Executes(Record);
        public Target Deploy => _ => _.Triggers(Note).Executes(Record);
        Target Note => _ => _.After(Announce).Executes(Record);
    }

    sealed class ReverseBuild : RecordingBuild
    {
        public Target Publish => _ => _.Executes(Record);
        Target Sign => _ => _.DependentFor(Publish).Executes(Record);
    }
}
