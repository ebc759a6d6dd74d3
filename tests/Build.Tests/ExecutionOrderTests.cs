using Nuke.Common;

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

    sealed class DiamondBuild : RecordingBuild
    {
        public Target Bottom => _ => _.DependsOn(Right, Left).Executes(Record);
        Target Left => _ => _.DependsOn(Top).Executes(Record);
        Target Right => _ => _.DependsOn(Top).Executes(Record);
        Target Top => _ => _.Executes(Record);
    }
}
