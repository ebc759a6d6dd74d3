using Nuke.Common;

namespace Build.Tests;

public class RequiredParameterTests
{
    [Fact]
    public async Task The_build_does_not_start_without_what_it_requires()
    {
        var build = new RequiringBuild();

        var run = await BuildRun.Of(build, x => x.Go);

        run.ExitCode.ShouldBe(2);
        build.Ran.ShouldBeEmpty();
        run.Output.ShouldBe(
            """
            The build requires --feed-name (a text). Give it on the command line or as NUKE_FEED_NAME in the environment.
            The build requires --retries (a whole number). Give it on the command line or as NUKE_RETRIES in the environment.
            The build requires --api-key (a text). Give it as NUKE_API_KEY in the environment, or store it: ./build.sh secrets set ApiKey.

            """
        );
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--plan")]
    [InlineData("--version")]
    public async Task Questions_require_nothing(string question) =>
        (await BuildRun.Of<RequiringBuild>(x => x.Go, question)).ExitCode.ShouldBe(0);

    [Fact]
    public async Task A_build_that_has_everything_starts()
    {
        var build = new RequiringBuild();

        var run = await BuildRun.Of(build, x => x.Go, "--feed-name", "main", "--retries", "0", "--api-key", "some key");

        run.ExitCode.ShouldBe(0, run.Output);
        build.Ran.ShouldBe(["Go"]);
    }

    [Fact]
    public async Task Help_says_what_is_required_and_what_is_secret()
    {
        var run = await BuildRun.Of<RequiringBuild>(x => x.Go, "--help");

        run.Output.ShouldContain("  --retries       Required.\n");
        run.Output.ShouldContain("  --api-key       Required. Secret.\n");
        run.Output.ShouldEndWith("Secrets are stored encrypted: secrets set NAME. See secrets --help.\n");
    }

    [Fact]
    public async Task An_injection_that_fails_leaves_a_warning_unless_the_member_is_optional()
    {
        var run = await BuildRun.Of<FailingBuild>(x => x.Go);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("Warning: Warned has no value: no such thing\n");
        run.Output.ShouldNotContain("Silent");
    }

    sealed class RequiringBuild : RecordingBuild, IRequiring
    {
        [Parameter]
        [Required]
        public string? FeedName { get; set; }

        [Parameter]
        [Required]
        public int Retries { get; set; }

        [Parameter]
        [Required]
        public string WithDefault { get; set; } = "default";

        public Target Go => _ => _.Executes(Record);
    }

    public interface IRequiring : INukeBuild
    {
        [Parameter]
        [Required]
        [Secret]
        string? ApiKey => TryGetValue(() => ApiKey);
    }

    sealed class FailingBuild : NukeBuild
    {
        [Unfound]
        public string? Warned { get; set; }

        [Unfound]
        [Optional]
        public string? Silent { get; set; }

        public Target Go => _ => _.Executes(() => { });
    }

    sealed class UnfoundAttribute : Nuke.Common.ValueInjection.ValueInjectionAttributeBase
    {
        public override object? GetValue(System.Reflection.MemberInfo member, object instance) =>
            throw new InvalidOperationException("no such thing");
    }
}
