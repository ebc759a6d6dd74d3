using Delivery.Deployment;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Deployment;

/// <summary>A command in a release image, beside models and data: here a shell script stands for the application.</summary>
public sealed class ApplicationRunTests(Machine machine) : IAsyncLifetime
{
    const string Dockerfile = """
        FROM {0}
        USER 1654:1654
        ENTRYPOINT ["sh", "-c", "cat /data/new.csv; echo $MLPIPELINE_ACTOR > /models/moved || exit 7; mkdir /results/report && echo $1 > /results/report/index.html; exit 3", "application"]
        """;

    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("application-").FullName;
    readonly ImageReference _image = new(null, $"test-application-{Guid.NewGuid().ToString("N")[..8]}", "1");
    readonly List<string> _log = [];

    public async ValueTask InitializeAsync()
    {
        var dockerfile = Dockerfile.Replace(
            "{0}",
            await TestReleases.GatewayImage(machine.Engine),
            StringComparison.Ordinal
        );
        var context = ImageContext.Of(new Dictionary<string, string> { ["Dockerfile"] = dockerfile });
        await new EngineImageBuilder(machine.Engine).BuildAsync(new ImageBuild(context, _image), _ => { });
        (_root / "models").CreateDirectory();
        (_root / "data" / "new.csv").WriteAllText("a line of data\n");
    }

    public async ValueTask DisposeAsync()
    {
        await machine.Engine.Client.Images.DeleteImageAsync($"{_image}", new() { Force = true });
        _root.DeleteDirectory();
    }

    [Fact]
    public async Task It_reads_the_data_changes_the_models_and_leaves_its_results_and_its_exit_code()
    {
        var exitCode = await Run(
            Environments.Development with
            {
                Models = ModelsLocation.At("models"),
            },
            mayWrite: true
        );

        exitCode.ShouldBe(3, string.Join('\n', _log));
        _log.ShouldContain("a line of data");
        // Written by somebody who may delete it again, and who says for whom.
        (_root / "models" / "moved")
            .ReadAllText()
            .Trim()
            .ShouldBe($"{Environment.UserName}@{Environment.MachineName}");
        (_root / "results" / "report" / "index.html").ReadAllText().Trim().ShouldBe("retrain");
    }

    [Fact]
    public async Task Whoever_only_looks_cannot_change_the_models()
    {
        var exitCode = await Run(
            Environments.Development with
            {
                Models = ModelsLocation.At("models"),
            },
            mayWrite: false
        );

        exitCode.ShouldBe(7);
        (_root / "models").GlobFiles("*").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_models_of_an_environment_are_in_its_volume()
    {
        await using var environment = await TestEnvironment.CreateAsync(machine.Engine);

        (await Run(environment.Environment, mayWrite: true)).ShouldBe(3, string.Join('\n', _log));
        // The second sees what the first has left.
        (await Run(environment.Environment, mayWrite: true)).ShouldBe(3);

        (_root / "models").GlobFiles("*").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_named_with_what_to_do()
    {
        var build = await ActionBuild.Run(
            _root,
            () =>
                new ApplicationRun(machine.Engine, "no-such-image:1", _root).RunAsync(
                    Environments.Development,
                    ["retrain"],
                    _root / "data",
                    _root / "results",
                    mayWriteModels: true,
                    _log.Add
                )
        );

        build.ExitCode.ShouldBe(2);
        build.Output.ShouldContain("no-such-image:1");
        build.Output.ShouldContain("./build.sh ReleaseImage");
    }

    Task<int> Run(DeploymentEnvironment environment, bool mayWrite) =>
        new ApplicationRun(machine.Engine, $"{_image}", _root).RunAsync(
            environment,
            ["retrain"],
            _root / "data",
            _root / "results",
            mayWrite,
            _log.Add
        );
}
