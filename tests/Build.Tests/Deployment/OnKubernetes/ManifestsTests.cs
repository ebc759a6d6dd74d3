using System.Text.Json;
using Delivery.Components;
using Delivery.Deployment.OnKubernetes;
using Nuke.Common.IO;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class ManifestsTests : IDisposable
{
    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Manifests_writes_the_objects_of_an_environment()
    {
        var run = await Run("--environment", "staging", "--image", Image);

        run.ExitCode.ShouldBe(0, run.Output);
        var folder = _repository.Root / "artifacts" / "manifests" / "ridership-staging";
        (folder / "kustomization.yaml").FileExists().ShouldBeTrue();
        (folder / "deployment-ridership-staging.yaml").ReadAllText().ShouldContain($"image: {Image}");
        run.Words.ShouldContain("deployment-ridership-staging.yaml: written");
        _repository.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_folder_and_the_names_are_those_that_are_given()
    {
        var folder = _repository.Root / "gitops";

        var run = await Run("--environment", "Staging", "--image", Image, "--instance", "blue", "--output", folder);

        run.ExitCode.ShouldBe(0, run.Output);
        folder.GetFiles().ShouldContain(x => x.Name == "deployment-blue-staging.yaml");
        run.Words.ShouldContain("Folder: gitops");
    }

    [Fact]
    public void Programs_get_what_was_written_as_json()
    {
        var file = new ManifestChange("service-a.yaml", ManifestState.Written) { Kind = "Service", Name = "a" };
        var gone = new ManifestChange("service-b.yaml", ManifestState.Removed);

        using var json = JsonDocument.Parse(new ManifestReport("Staging", Image, "gitops", [file, gone]).ToJson());

        json.RootElement.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("image").GetString().ShouldBe(Image);
        json.RootElement.GetProperty("directory").GetString().ShouldBe("gitops");
        json.RootElement.GetProperty("files")
            .EnumerateArray()
            .Select(x => string.Join(' ', x.EnumerateObject().Select(y => y.Value.GetString())))
            .ShouldBe(["service-a.yaml written Service a", "service-b.yaml removed"]);
    }

    [Theory]
    [InlineData("", "Manifests needs an environment: --environment Integration|Staging|Production")]
    [InlineData("--environment Stagging", "There are: Integration, Staging, Production")]
    [InlineData("--environment Development --image a/b@DIGEST", "Development runs the project itself")]
    [InlineData("--environment Staging --image a/b:1.0.0", "The image a/b:1.0.0 has no digest")]
    [InlineData("--environment Staging --image a/B", "is not the name of an image")]
    public async Task Wrong_usage_is_refused_and_nothing_is_written(string arguments, string message)
    {
        var run = await Run(arguments.Replace("DIGEST", Digest).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.ShouldBe(2, run.Output);
        run.Words.ShouldContain(message);
        (_repository.Root / "artifacts").Exists().ShouldBeFalse();
    }

    [Fact]
    public async Task An_image_on_this_machine_is_written_with_a_warning()
    {
        var run = await Run("--environment", "Staging", "--image", $"127.0.0.1:5000/ridership@{Digest}");

        run.ExitCode.ShouldBe(0, run.Output);
        run.Words.ShouldContain("where the nodes of a cluster do not find it");
    }

    [Fact]
    public async Task A_secret_of_the_build_gets_into_no_file()
    {
        var session = _repository.Session("Manifests", "--environment", "Staging", "--image", Image);
        var variables = new Dictionary<string, string>(session.EnvironmentVariables)
        {
            // Something that the files hold anyway stands for a secret that got into a setting.
            ["SERVICE_KEY"] = "registry.example.com",
        };

        var run = await BuildRun.Of(
            new Delivery.Build(),
            x => ((IPipelines)x).MainJob,
            session with
            {
                EnvironmentVariables = variables,
            }
        );

        run.ExitCode.ShouldBe(2, run.Output);
        run.Words.ShouldContain("would hold a secret of this build");
        (_repository.Root / "artifacts").Exists().ShouldBeFalse();
    }

    Task<BuildRun> Run(params string[] arguments) =>
        BuildRun.Of(
            new Delivery.Build(),
            x => ((IPipelines)x).MainJob,
            _repository.Session(["Manifests", .. arguments])
        );
}
