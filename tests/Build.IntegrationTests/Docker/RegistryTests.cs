using Delivery.Docker;
using Delivery.Outcomes;
using Docker.DotNet.Models;

namespace Build.IntegrationTests.Docker;

public sealed class RegistryTests(Machine machine) : IAsyncLifetime
{
    readonly string _repository = $"test/{Guid.NewGuid():N}";
    readonly List<ImageReference> _images = [];
    TestRegistry? _server;

    public async ValueTask InitializeAsync() => _server = await TestRegistry.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var image in _images)
            await machine.Engine.Client.Images.DeleteImageAsync(
                image.ToString(),
                new ImageDeleteParameters { Force = true }
            );
        await _server!.DisposeAsync();
    }

    [Fact]
    public async Task A_pushed_image_is_found_by_its_tag_and_has_a_digest()
    {
        using var registry = new OciRegistry(_server!.Address);
        var image = await Build("one", "content");

        var (digest, _) = await machine.Engine.PushAsync(image, registry);

        digest.ShouldMatch("^sha256:[0-9a-f]{64}$");
        (await registry.ListTagsAsync(_repository)).ShouldBe(["one"]);
        (await registry.FindManifestAsync(_repository, "one"))!.Digest.ShouldBe(digest);
        (await registry.FindDigestAsync(_repository, "two")).ShouldBeNull();
        (await registry.ListTagsAsync("no/such")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_tag_is_the_same_image()
    {
        using var registry = new OciRegistry(_server!.Address);
        var (digest, _) = await machine.Engine.PushAsync(await Build("one", "content"), registry);

        await registry.RetagAsync(_repository, digest, "two");

        (await registry.FindDigestAsync(_repository, "two")).ShouldBe(digest);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_tagged()
    {
        using var registry = new OciRegistry(_server!.Address);
        var digest = "sha256:" + new string('0', 64);

        var failure = await Should.ThrowAsync<StopException>(() => registry.RetagAsync(_repository, digest, "two"));

        failure.Message.ShouldContain($"has no {_repository}@{digest}");
    }

    [Fact]
    public async Task A_blob_comes_back_as_it_was_stored()
    {
        using var registry = new OciRegistry(_server!.Address);
        byte[] content = [1, 2, 3];

        var digest = await registry.PutBlobAsync(_repository, content);

        (await registry.PutBlobAsync(_repository, content)).ShouldBe(digest);
        (await registry.FindBlobAsync(_repository, digest)).ShouldBe(content);
    }

    [Fact]
    public async Task A_registry_that_is_not_there_is_unreachable()
    {
        using var registry = new OciRegistry("127.0.0.1:1");

        var failure = await Should.ThrowAsync<StopException>(registry.PingAsync);

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldStartWith("The registry 127.0.0.1:1 cannot be reached: Connection refused");
    }

    [Fact]
    public async Task A_registry_that_wants_a_password_says_what_to_give()
    {
        await using var locked = await TestRegistry.StartAsync(isLocked: true);
        using var anonymous = new OciRegistry(locked.Address);
        using var stranger = new OciRegistry(locked.Address, new RegistryCredentials("stranger", "guess", "a guess"));

        var nobody = await Should.ThrowAsync<StopException>(anonymous.PingAsync);
        var wrong = await Should.ThrowAsync<StopException>(stranger.PingAsync);

        nobody.ExitCode.ShouldBe(2);
        nobody.Message.ShouldContain($"docker login {locked.Address}");
        wrong.ExitCode.ShouldBe(2);
        wrong.Message.ShouldContain("does not let stranger (a guess)");
        wrong.Message.ShouldNotContain("guess\"");
    }

    [Fact]
    public async Task A_push_uses_the_credentials_and_without_them_fails()
    {
        await using var locked = await TestRegistry.StartAsync(isLocked: true);
        using var anonymous = new OciRegistry(locked.Address);
        using var known = new OciRegistry(locked.Address, TestRegistry.Credentials);
        var image = await Build("one", "content", locked.Address);

        var failure = await Should.ThrowAsync<StopException>(() => machine.Engine.PushAsync(image, anonymous));
        failure.ExitCode.ShouldBe(2);

        (await machine.Engine.PushAsync(image, known)).Digest.ShouldStartWith("sha256:");
    }

    async Task<ImageReference> Build(string tag, string content, string? address = null)
    {
        var image = new ImageReference(address ?? _server!.Address, _repository, tag);
        var context = ImageContext.Of(
            new Dictionary<string, string> { ["Dockerfile"] = "FROM scratch\nCOPY file /file\n", ["file"] = content }
        );
        await new EngineImageBuilder(machine.Engine).BuildAsync(new ImageBuild(context, image), _ => { });
        _images.Add(image);
        return image;
    }
}
