using Nuke.Common;

namespace Build.Tests;

public class CycleTests
{
    [Fact]
    public async Task Targets_that_wait_for_each_other_are_named_and_nothing_runs()
    {
        var build = new CircularBuild();

        var run = await BuildRun.Of(build, x => x.Innocent);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "These targets wait for each other: Egg -> Bird -> Nest -> Egg. Remove one of the relations.\n"
        );
        build.Ran.ShouldBeEmpty();
    }

    // The three kinds of relation close the circle together.
    sealed class CircularBuild : RecordingBuild
    {
        public Target Innocent => _ => _.Executes(Record);
        Target Egg => _ => _.DependsOn(Bird).Executes(Record);
        Target Bird => _ => _.After(Nest).Executes(Record);
        Target Nest => _ => _.TriggeredBy(Egg).Executes(Record);
    }
}
