using Nuke.Common;
using Nuke.Common.Execution;

namespace Build.Tests;

public class TargetErrorTests
{
    [Fact]
    public async Task A_property_that_throws_is_named() =>
        await Refused<ThrowingBuild>(
            "The target ThrowingBuild.Broken cannot be read: InvalidOperationException: not yet "
                + "A target's property only defines it; what it does belongs into Executes."
        );

    [Fact]
    public async Task A_definition_that_throws_is_named() =>
        await Refused<ThrowingDefinitionBuild>(
            "The definition of Broken has thrown InvalidOperationException: not yet"
        );

    [Fact]
    public async Task A_target_without_a_body_is_named() =>
        await Refused<BodilessBuild>(
            "The target BodilessBuild.Broken has no body. Give it one: Target Broken => _ => _.Executes(…)."
        );

    [Fact]
    public async Task A_target_that_does_nothing_is_no_error_but_worth_a_warning()
    {
        var run = await BuildRun.Of<EmptyBuild>(x => x.Nothing, "Nothing", "Hidden");

        run.Succeeded()
            .Output.ShouldContain("Warning: Nothing has no body: it does nothing, and no other target with it.\n");
        run.Output.ShouldNotContain("Hidden has no body");
    }

    [Fact]
    public async Task A_target_that_hides_the_target_of_a_component_must_be_public() =>
        await Refused<HidingBuild>(
            "HidingBuild.Compile hides the target of ICompiles. Make it public, so that it implements that one."
        );

    [Fact]
    public async Task A_target_that_hides_the_target_of_a_component_of_the_base_class_must_implement_it() =>
        await Refused<DerivedBuild>(
            "DerivedBuild.Compile hides the target of ICompiles, which a base class implements. "
                + "List ICompiles among the base types of DerivedBuild, so that it implements that one."
        );

    [Fact]
    public async Task A_component_that_is_listed_again_is_implemented()
    {
        var build = new ReimplementingBuild();

        (await BuildRun.Of(build, x => x.Compile)).Succeeded();

        build.Ran.ShouldBe(["Compile"]);
    }

    [Fact]
    public async Task A_target_of_two_components_is_named() =>
        await Refused<AmbiguousBuild>(
            "AmbiguousBuild gets the target Compile from IAlsoCompiles and ICompiles. "
                + "Implement it in AmbiguousBuild, and inherit what you want to keep."
        );

    [Fact]
    public async Task Implementing_the_target_of_one_of_two_components_is_not_enough() =>
        await Refused<OneSidedBuild>(
            "OneSidedBuild implements the target Compile of one component, but not that of IAlsoCompiles. "
                + "Make it public Target Compile, which implements both."
        );

    [Fact]
    public async Task A_component_with_several_targets_needs_a_selector() =>
        await Refused<VagueBuild>(
            "IManyTargets has 2 targets (First, Second). Say which: <IManyTargets>(x => x.First)."
        );

    [Fact]
    public async Task A_component_without_targets_has_none_to_depend_on() =>
        await Refused<HopelessBuild>("INoTargets has no target.");

    static async Task Refused<T>(string message)
        where T : NukeBuild, new()
    {
        var run = await RunWithoutDefault<T>();

        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldBe(message + "\n");
    }

    static async Task<BuildRun> RunWithoutDefault<T>()
        where T : NukeBuild, new()
    {
        var output = new StringWriter { NewLine = "\n" };
        var exitCode = await BuildRunner.RunAsync<T>(BuildRun.Session("--help") with { Output = output });
        return new BuildRun(exitCode, output.ToString());
    }

    public interface ICompiles : INukeBuild
    {
        Target Compile => _ => _.Executes(() => { });
    }

    public interface IAlsoCompiles : INukeBuild
    {
        Target Compile => _ => _.Executes(() => { });
    }

    public interface IManyTargets : INukeBuild
    {
        Target First => _ => _.Executes(() => { });

        Target Second => _ => _.Executes(() => { });
    }

    public interface INoTargets : INukeBuild;

    sealed class ThrowingBuild : NukeBuild
    {
        Target Broken => throw new InvalidOperationException("not yet");
    }

    sealed class ThrowingDefinitionBuild : NukeBuild
    {
        Target Broken => _ => throw new InvalidOperationException("not yet");
    }

    sealed class BodilessBuild : NukeBuild
    {
        Target Broken { get; } = null!;
    }

    sealed class EmptyBuild : NukeBuild
    {
        public Target Nothing => _ => _.Description("Does nothing");

        Target Hidden => _ => _.Unlisted();
    }

    sealed class HidingBuild : NukeBuild, ICompiles
    {
        Target Compile => _ => _.Executes(() => { });
    }

    class BaseBuild : RecordingBuild, ICompiles;

    sealed class DerivedBuild : BaseBuild
    {
        public Target Compile => _ => _.Executes(Record);
    }

    sealed class ReimplementingBuild : BaseBuild, ICompiles
    {
        public Target Compile => _ => _.Executes(Record);
    }

    sealed class AmbiguousBuild : NukeBuild, IAlsoCompiles, ICompiles;

    sealed class OneSidedBuild : NukeBuild, IAlsoCompiles, ICompiles
    {
        Target ICompiles.Compile => _ => _.Executes(() => { });
    }

    sealed class VagueBuild : NukeBuild, IManyTargets
    {
        Target Work => _ => _.DependsOn<IManyTargets>();
    }

    sealed class HopelessBuild : NukeBuild, INoTargets
    {
        Target Work => _ => _.DependsOn<INoTargets>();
    }
}
