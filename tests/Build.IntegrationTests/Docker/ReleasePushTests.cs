using Delivery.Docker;
using Delivery.Outcomes;
using Docker.DotNet.Models;

namespace Build.IntegrationTests.Docker;

public sealed class ReleasePushTests(Machine machine) : IAsyncLifetime
{
    readonly string _repository = $"test/{Guid.NewGuid():N}";
    readonly List<ImageReference> _images = [];
    TestRegistry? _server;
    OciRegistry? _registry;

    OciRegistry Registry => _registry!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestRegistry.StartAsync();
        _registry = new OciRegistry(_server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var image in _images.Where(x => x.Registry is null))
            await machine.Engine.Client.Images.DeleteImageAsync(
                image.ToString(),
                new ImageDeleteParameters { Force = true }
            );
        _registry!.Dispose();
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task A_release_is_found_by_its_version_and_by_its_tree()
    {
        var image = await Build("1.0.0", commit: 'a', tree: 'b');

        var (digest, _) = await machine.Engine.PushReleaseAsync(Registry, _repository, image);

        (await Registry.ListTagsAsync(_repository)).ShouldBe(["1.0.0", image.TreeTag], ignoreOrder: true);
        (await ReleaseImage.FindAsync(Registry, _repository, image.TreeTag)).ShouldBe((digest, image));
        (await ReleaseImage.FindAsync(Registry, _repository, "1.0.0")).ShouldBe((digest, image));
        (await ReleaseImage.FindAsync(Registry, _repository, "2.0.0")).ShouldBeNull();
    }

    [Fact]
    public async Task Pushing_again_changes_nothing()
    {
        var image = await Build("1.0.0", commit: 'a', tree: 'b');
        var (digest, _) = await machine.Engine.PushReleaseAsync(Registry, _repository, image);

        (await machine.Engine.PushReleaseAsync(Registry, _repository, image)).Digest.ShouldBe(digest);
    }

    [Fact]
    public async Task A_version_that_another_image_has_is_not_given_again()
    {
        var (first, _) = await machine.Engine.PushReleaseAsync(
            Registry,
            _repository,
            await Build("1.0.0", commit: 'a', tree: 'b')
        );
        var other = await Build("1.0.0", commit: 'c', tree: 'd');

        var failure = await Should.ThrowAsync<StopException>(() =>
            machine.Engine.PushReleaseAsync(Registry, _repository, other)
        );

        failure.ExitCode.ShouldBe(3);
        failure.Message.ShouldContain($"is there already, as {first}, built from the commit {new string('a', 40)}");
        (await Registry.FindDigestAsync(_repository, "1.0.0")).ShouldBe(first);
        (await Registry.FindDigestAsync(_repository, other.TreeTag)).ShouldBeNull();
    }

    [Fact]
    public async Task A_push_that_was_killed_between_its_two_tags_is_completed()
    {
        var image = await Build("1.0.0", commit: 'a', tree: 'b');
        var halfDone = new ImageReference(_server!.Address, _repository, image.TreeTag);
        await machine.Engine.TagAsync($"{_repository}:{image.TreeTag}", halfDone);
        var (digest, _) = await machine.Engine.PushAsync(halfDone, Registry);

        (await machine.Engine.PushReleaseAsync(Registry, _repository, image)).Digest.ShouldBe(digest);

        (await Registry.FindDigestAsync(_repository, "1.0.0")).ShouldBe(digest);
    }

    async Task<ReleaseImage> Build(string version, char commit, char tree)
    {
        var release = new ReleaseImage(
            version,
            new string(commit, 40),
            new string(tree, 40),
            new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero)
        );
        var image = new ImageReference(null, _repository, release.TreeTag);
        var context = ImageContext.Of(
            new Dictionary<string, string>
            {
                ["Dockerfile"] = "FROM scratch\nCOPY file /file\n",
                ["file"] = $"{commit}{tree}",
            }
        );
        var build = new ImageBuild(context, image) { Labels = release.Labels("test", null, "scratch") };
        await new EngineImageBuilder(machine.Engine).BuildAsync(build, _ => { });
        _images.Add(image);
        return release;
    }
}
