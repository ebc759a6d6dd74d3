using Nuke.Common;
using Nuke.Common.Execution;

namespace Build.Tests;

public class TargetClauseTests
{
    [Fact]
    public async Task A_context_is_prepared_before_and_cleared_up_after_all_targets_that_work_in_it()
    {
        var build = new ContextBuild();

        (await BuildRun.Of(build, x => x.First, "First", "Second")).Succeeded();

        build.Ran.ShouldBe(["Start", "First", "Second", "Stop"]);
    }

    [Fact]
    public async Task A_context_is_cleared_up_after_a_failure()
    {
        var build = new ContextBuild();

        var run = await BuildRun.Of(build, x => x.Broken);

        run.ExitCode.ShouldBe(1);
        build.Ran.ShouldBe(["Start", "Broken", "Stop"]);
    }

    [Fact]
    public async Task What_targets_produce_and_consume_is_known()
    {
        var build = new ArtifactBuild();

        (await BuildRun.Of(build, x => x.Deploy)).Succeeded();

        var targets = build.Targets;
        targets["Pack"].ArtifactProducts.ShouldBe(["*.nupkg", "*.zip"]);
        targets["Pack"].PartitionSize.ShouldBe(3);
        targets["Deploy"]
            .ArtifactDependencies.Select(x => $"{x.Target}: {string.Join(' ', x.Products)}")
            .ShouldBe(["Pack: *.zip", "Sign: "]);
        // Where the files come from is another matter than what runs.
        build.Ran.ShouldBe(["Deploy"]);
    }

    [Theory]
    [InlineData("1/1", "a b c d e")]
    [InlineData("1/2", "a c e")]
    [InlineData("2/2", "b d")]
    [InlineData("4/4", "d")]
    public async Task A_run_does_its_part(string partition, string expected)
    {
        var build = new PartitionedBuild();

        (await BuildRun.Of(build, x => x.Test, "--partition", partition)).Succeeded();

        string.Join(' ', build.Done).ShouldBe(expected);
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("2")]
    [InlineData("a/b")]
    public async Task What_is_no_part_is_refused(string partition)
    {
        var run = await BuildRun.Of<PartitionedBuild>(x => x.Test, "--partition", partition);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe($"--partition: \"{partition}\" is not a part such as 2/3.\n");
    }

    [Fact]
    public void A_partition_knows_whether_it_is_the_one()
    {
        new Partition(2, 3).IsIn(2).ShouldBeTrue();
        new Partition(2, 3).IsIn(1).ShouldBeFalse();
        Partition.Single.IsIn(7).ShouldBeTrue();
    }

    [Fact]
    public async Task Triggers_of_components_run_with_what_triggers_them_where_there_are_any()
    {
        var build = new TriggeringBuild();

        (await BuildRun.Of(build, x => x.Work)).Succeeded();

        build.Ran.ShouldBe(["Work", "Report", "Notify"]);
    }

    public interface IHasServer : INukeBuild
    {
        void Note();

        Setup Start => _ => _.Executes(Note);

        Cleanup Stop => _ => _.Executes(Note);
    }

    public interface INotifies : INukeBuild
    {
        void Note();

        Target Notify => _ => _.TriggeredBy<IReports>().Executes(Note);
    }

    public interface IReports : INukeBuild
    {
        void Note();

        Target Report => _ => _.Executes(Note);
    }

    public interface IAbsent : INukeBuild
    {
        Target Absent => _ => _;
    }

    sealed class ContextBuild : RecordingBuild, IHasServer
    {
        public Target First => _ => _.DependsOnContext<IHasServer>().Executes(Record);

        public Target Second => _ => _.DependsOnContext<IHasServer>().Executes(Record);

        public Target Broken =>
            _ =>
                _.DependsOnContext<IHasServer>()
                    .Executes(() =>
                    {
                        Record();
                        Nuke.Common.Assert.Fail("broken");
                    });

        public void Note() => Record();
    }

    sealed class ArtifactBuild : RecordingBuild
    {
        Target Pack => _ => _.Produces("*.nupkg", "*.zip").Partition(3).Executes(Record);

        Target Sign => _ => _.Executes(Record);

        public Target Deploy => _ => _.Consumes(Pack, "*.zip").Consumes(Sign).Executes(Record);

        public IReadOnlyDictionary<string, ExecutableTarget> Targets { get; private set; } =
            new Dictionary<string, ExecutableTarget>();

        protected override void OnBuildInitialized() =>
            Targets = ExecutionPlan
                .Concat(ExecutionPlan.SelectMany(x => x.ArtifactDependencies.Select(y => y.Target)))
                .ToDictionary(x => x.Name);
    }

    sealed class PartitionedBuild : NukeBuild
    {
        public IReadOnlyList<string> Done { get; private set; } = [];

        public Target Test =>
            _ => _.Partition(2).Executes(() => Done = [.. Partition.GetCurrent(["a", "b", "c", "d", "e"])]);
    }

    sealed class TriggeringBuild : RecordingBuild, IReports, INotifies
    {
        public Target Work => _ => _.Triggers<IReports>().TryTriggers<IAbsent>(x => x.Absent).Executes(Record);

        public void Note() => Record();
    }
}
