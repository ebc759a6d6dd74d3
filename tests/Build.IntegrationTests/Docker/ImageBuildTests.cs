using Delivery.Docker;
using Delivery.Outcomes;
using Docker.DotNet.Models;

namespace Build.IntegrationTests.Docker;

public sealed class ImageBuildTests(Machine machine) : IAsyncDisposable
{
    readonly DockerEngine _engine = machine.Engine;
    readonly ImageReference _tag = new(null, $"test/{Guid.NewGuid():N}", "one");
    readonly List<string> _log = [];

    public async ValueTask DisposeAsync()
    {
        if (await _engine.FindImageAsync(_tag.ToString()) is not null)
            await _engine.Client.Images.DeleteImageAsync(_tag.ToString(), new ImageDeleteParameters { Force = true });
    }

    [Fact]
    public async Task An_image_has_the_files_labels_and_arguments_that_were_given()
    {
        var build = new ImageBuild(
            Context("FROM scratch\nARG who\nLABEL greeting=\"hello $who\"\nCOPY file /file\n"),
            _tag
        )
        {
            Arguments = new Dictionary<string, string> { ["who"] = "world" },
            Labels = new Dictionary<string, string> { ["kind"] = "test" },
        };

        var id = await Build(build);

        var image = (await _engine.FindImageAsync(_tag.ToString()))!;
        image.ID.ShouldBe(id);
        image.Config!.Labels.ShouldBe(
            new Dictionary<string, string> { ["greeting"] = "hello world", ["kind"] = "test" },
            ignoreOrder: true
        );
        _log.ShouldContain(x => x.StartsWith("Step 4/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_files_give_the_same_image_without_a_second_build()
    {
        var build = new ImageBuild(Context("FROM scratch\nCOPY file /file\n"), _tag);

        (await Build(build)).ShouldBe(await Build(build));

        _log.ShouldContain(" ---> Using cache");
    }

    [Fact]
    public async Task A_step_that_fails_is_shown_with_what_it_has_said()
    {
        var build = new ImageBuild(Context("FROM scratch\nCOPY file /file\nCOPY missing /missing\n"), _tag);

        var failure = await Should.ThrowAsync<StopException>(() => Build(build));

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldContain("could not be built from Dockerfile");
        failure.Message.ShouldContain("The step that failed:\nStep 3/3 : COPY missing /missing");
    }

    [Fact]
    public async Task A_dockerfile_that_is_none_is_named()
    {
        var failure = await Should.ThrowAsync<StopException>(() =>
            Build(new ImageBuild(Context("FROM scratch\nCOPPY file /file\n"), _tag))
        );

        failure.Message.ShouldContain($"The image {_tag} could not be built from Dockerfile");
        failure.Message.ShouldContain("unknown instruction: COPPY");
    }

    Task<string> Build(ImageBuild build) => new EngineImageBuilder(_engine).BuildAsync(build, _log.Add);

    static ImageContext Context(string dockerfile) =>
        ImageContext.Of(new Dictionary<string, string> { ["Dockerfile"] = dockerfile, ["file"] = "content" });
}
