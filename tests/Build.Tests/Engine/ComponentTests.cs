using Nuke.Common;

namespace Build.Tests;

public class ComponentTests
{
    [Fact]
    public async Task Targets_of_components_are_targets_of_the_build()
    {
        var build = new PlainBuild();

        var run = await BuildRun.Of(build, x => ((IPublishes)x).Publish);

        run.ExitCode.ShouldBe(0, run.Output);
        build.Ran.ShouldBe(["Restore", "Compile", "Publish"]);
    }

    [Fact]
    public async Task A_build_may_override_a_target_and_inherit_what_the_component_does()
    {
        var build = new OverridingBuild();

        var run = await BuildRun.Of(build, x => x.Compile);

        run.ExitCode.ShouldBe(0, run.Output);
        build.Ran.ShouldBe(["Restore", "Generate", "Compile", "Compile"]);
    }

    [Fact]
    public async Task A_build_may_override_a_target_of_its_base_class_and_keep_what_that_does()
    {
        var build = new DerivedBuild();

        await BuildRun.Of(build, x => x.Work);

        build.Seen.ShouldBe(["base", "derived"]);
    }

    [Fact]
    public async Task A_component_that_the_build_lacks_is_named()
    {
        var run = await BuildRun.Of<IncompleteBuild>(x => x.Publish);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "Publish names ICompiles, which IncompleteBuild does not implement. Implement it, or use the clause that begins with Try.\n"
        );
    }

    [Fact]
    public async Task The_only_target_of_a_component_needs_no_name()
    {
        var build = new ShortBuild();

        await BuildRun.Of(build, x => x.Publish);

        build.Ran.ShouldBe(["Restore", "Compile", "Publish"]);
    }

    [Fact]
    public async Task A_target_that_two_components_declare_must_be_implemented()
    {
        var run = await BuildRun.Of<AmbiguousBuild>(x => x.Other);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "AmbiguousBuild gets the target Compile from ICompiles and IAlsoCompiles. Implement it in AmbiguousBuild, and inherit what you want to keep.\n"
        );
    }

    public interface IRecords : INukeBuild
    {
        void Note();
    }

    public interface ICompiles : IRecords
    {
        Target Compile => _ => _.TryDependsOn<IRestores>(x => x.Restore).Executes(Note);
    }

    public interface IAlsoCompiles : IRecords
    {
        Target Compile => _ => _.Executes(Note);
    }

    public interface IRestores : IRecords
    {
        Target Restore => _ => _.Executes(Note);
    }

    public interface IPublishes : ICompiles
    {
        Target Publish => _ => _.DependsOn(Compile).Executes(Note);
    }

    public abstract class ComponentBuild : RecordingBuild, IRecords
    {
        public void Note() => Record();
    }

    sealed class PlainBuild : ComponentBuild, IPublishes, IRestores;

    sealed class OverridingBuild : ComponentBuild, ICompiles, IRestores
    {
        public Target Compile => _ => _.Inherit<ICompiles>(x => x.Compile).DependsOn(Generate).Executes(Note);

        Target Generate => _ => _.TryAfter<IRestores>(x => x.Restore).Executes(Note);
    }

    sealed class ShortBuild : ComponentBuild, ICompiles, IRestores
    {
        public Target Publish => _ => _.DependsOn<ICompiles>().Executes(Note);
    }

    sealed class IncompleteBuild : ComponentBuild
    {
        public Target Publish => _ => _.DependsOn<ICompiles>(x => x.Compile).Executes(Note);
    }

    sealed class AmbiguousBuild : ComponentBuild, ICompiles, IAlsoCompiles
    {
        public Target Other => _ => _.Executes(Note);
    }

    public class BaseBuild : NukeBuild
    {
        public List<string> Seen { get; } = [];

        public virtual Target Work => _ => _.Executes(() => Seen.Add("base"));
    }

    sealed class DerivedBuild : BaseBuild
    {
        public override Target Work => _ => _.Base().Executes(() => Seen.Add("derived"));
    }
}
