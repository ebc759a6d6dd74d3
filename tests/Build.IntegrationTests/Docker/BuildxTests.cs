using Delivery.Docker;
using Docker.DotNet.Models;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Docker;

public sealed class BuildxTests(Machine machine) : IAsyncDisposable
{
    readonly DockerEngine _engine = machine.Engine;
    static readonly AbsolutePath s_plugins =
        AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())!
        / ".nuke"
        / "temp"
        / "docker-cli";

    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("buildx-").FullName;
    readonly ImageReference _tag = new(null, $"test/{Guid.NewGuid():N}", "one");

    public async ValueTask DisposeAsync()
    {
        _root.DeleteDirectory();
        if (await _engine.FindImageAsync(_tag.ToString()) is not null)
            await _engine.Client.Images.DeleteImageAsync(_tag.ToString(), new ImageDeleteParameters { Force = true });
    }

    [Fact]
    public async Task The_same_context_gives_an_image_with_its_labels_and_arguments()
    {
        var run = await Build("FROM scratch\nARG who\nLABEL greeting=\"hello $who\"\nCOPY file /file\n");

        run.Succeeded();
        var image = (await _engine.FindImageAsync(_tag.ToString()))!;
        var labels = image.Config!.Labels!;
        labels["greeting"].ShouldBe("hello it's me");
        labels["kind"].ShouldBe("test");
    }

    [Fact]
    public async Task A_cache_outlives_the_build()
    {
        MachinePart.Require(
            await _engine.FindImageAsync(BaseImage.AspNet.StandIn) is not null,
            $"This test needs the image {BaseImage.AspNet.StandIn}: ./build.sh BaseImages"
        );
        var cache = $"/cache-{Guid.NewGuid():N}";
        var from = $"FROM {BaseImage.AspNet.StandIn}\n";

        (await Build($"{from}RUN echo kept > {cache}/file\n", cache)).Succeeded();
        (await Build($"{from}RUN test \"$(cat {cache}/file)\" = kept\n", cache)).Succeeded();
        var withoutCache = await Build($"{from}RUN test -e {cache}/file\n");

        withoutCache.ExitCode.ShouldBe(1);
        withoutCache.Output.ShouldContain("The step that failed:\n > ");
        withoutCache.Output.ShouldContain($"test -e {cache}/file");
    }

    Task<Tests.BuildRun> Build(string dockerfile, params string[] caches)
    {
        MachinePart.Require(
            (s_plugins / "cli-plugins" / "docker-buildx").FileExists(),
            "This test needs docker buildx: .ci/prepare fetches it."
        );
        var context = ImageContext.Of(
            new Dictionary<string, string> { ["Dockerfile"] = dockerfile, ["file"] = "content" }
        );
        var build = new ImageBuild(context, _tag)
        {
            Arguments = new Dictionary<string, string> { ["who"] = "it's me" },
            Labels = new Dictionary<string, string> { ["kind"] = "test" },
            CacheDirectories = caches,
        };
        return ActionBuild.Run(
            _root,
            async () =>
            {
                BuildxImageBuilder.IsAvailable().ShouldBeTrue();
                await new BuildxImageBuilder(_engine, _root).BuildAsync(build, _ => { });
            },
            new Dictionary<string, string> { ["DOCKER_CONFIG"] = s_plugins }
        );
    }
}
