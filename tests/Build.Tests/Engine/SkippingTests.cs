using Nuke.Common;

namespace Build.Tests;

public class SkippingTests
{
    [Fact]
    public async Task A_skipped_dependency_takes_along_what_nothing_else_needs()
    {
        var build = new ChainBuild();

        var run = await BuildRun.Of(build, x => x.Pack, "--skip", "Compile");

        run.ExitCode.ShouldBe(0);
        build.Ran.ShouldBe(["Check", "Pack"]);
        run.Words.ShouldContain("Compile Skipped // via parameter\n");
        run.Words.ShouldContain("Restore Skipped // because of Compile\n");
    }

    [Fact]
    public async Task Skip_without_a_value_skips_everything_that_was_not_asked_for()
    {
        var build = new ChainBuild();

        var run = await BuildRun.Of(build, x => x.Pack, "Pack", "Compile", "--skip");

        run.ExitCode.ShouldBe(0);
        build.Ran.ShouldBe(["Compile", "Pack"]);
    }

    [Fact]
    public async Task A_target_that_was_asked_for_is_not_skipped_by_request()
    {
        var build = new ChainBuild();

        await BuildRun.Of(build, x => x.Pack, "Compile", "--skip", "Compile");

        build.Ran.ShouldBe(["Restore", "Compile"]);
    }

    [Fact]
    public async Task An_unknown_target_to_skip_is_refused()
    {
        var run = await BuildRun.Of<ChainBuild>(x => x.Pack, "--skip", "Complie");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "There is no target Complie. Did you mean Compile? The targets are Restore, Compile, Check, Pack.\n"
        );
    }

    [Fact]
    public async Task A_static_condition_that_does_not_hold_skips_the_dependencies_too()
    {
        var build = new ConditionBuild();

        var run = await BuildRun.Of(build, x => x.After);

        run.ExitCode.ShouldBe(0);
        build.Ran.ShouldBe(["After"]);
        run.Output.ShouldContain("// OnlyWhen: IsServerBuild && Never\n");
    }

    [Fact]
    public async Task Dependencies_of_a_skipped_target_run_where_it_says_so()
    {
        var build = new ConditionBuild();

        await BuildRun.Of(build, x => x.Keeper, "AfterKeeper");

        build.Ran.ShouldBe(["Dependency", "AfterKeeper"]);
    }

    [Fact]
    public async Task A_dynamic_condition_sees_what_the_targets_before_it_have_done()
    {
        var build = new ConditionBuild();

        var run = await BuildRun.Of(build, x => x.WhenDependencyRan, "WhenDependencyRan", "WhenNothingRan");

        build.Ran.ShouldBe(["Dependency", "WhenDependencyRan"]);
        run.ExitCode.ShouldBe(3);
        run.Output.ShouldEndWith("WhenNothingRan was asked for, but skipped (OnlyWhen: Ran.Count == 0).\n");
    }

    sealed class ChainBuild : RecordingBuild
    {
        Target Restore => _ => _.Executes(Record);
        Target Compile => _ => _.DependsOn(Restore).Executes(Record);
        Target Check => _ => _.Executes(Record);
        public Target Pack => _ => _.DependsOn(Compile, Check).Executes(Record);
    }

    sealed class ConditionBuild : RecordingBuild
    {
        static bool Never => false;

        Target Dependency => _ => _.Executes(Record);

        Target Conditional =>
            _ =>
                _.DependsOn(Dependency)
                    .OnlyWhenStatic(() => IsServerBuild)
                    .OnlyWhenStatic(() => Never)
                    .Executes(Record);

        public Target After => _ => _.DependsOn(Conditional).Executes(Record);

        public Target Keeper =>
            _ =>
                _.DependsOn(Dependency)
                    .OnlyWhenStatic(() => Never)
                    .WhenSkipped(DependencyBehavior.Execute)
                    .Executes(Record);

        Target AfterKeeper => _ => _.DependsOn(Keeper).Executes(Record);

        public Target WhenDependencyRan =>
            _ => _.DependsOn(Dependency).OnlyWhenDynamic(() => Ran.Contains("Dependency")).Executes(Record);

        Target WhenNothingRan => _ => _.After(WhenDependencyRan).OnlyWhenDynamic(() => Ran.Count == 0).Executes(Record);
    }
}
