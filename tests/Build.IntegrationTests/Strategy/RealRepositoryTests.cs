using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Build.IntegrationTests.Checks;
using Delivery.Checks;
using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Testing;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

public sealed class RealRepositoryTests(Machine machine, RealRepository repository)
    : IClassFixture<RealRepository>,
        IAsyncLifetime
{
    public ValueTask InitializeAsync() => new(repository.WalkedAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    const string Repository = "ridership";
    const long Mebibyte = 1024 * 1024;

    readonly List<string> _lines = [];

    [Fact]
    public void A_change_walks_from_a_feature_branch_by_develop_to_master_and_Staging()
    {
        repository.Feature.Succeeded();
        repository.Release.Succeeded();
        repository.Staging.Succeeded();
        repository.Status.Succeeded();

        repository.Remote("master").ShouldBe(repository.Tested);
        repository.Remote("Staging").ShouldBe(repository.Tested);
        foreach (var environment in new[] { "integration", "staging" })
        {
            var record = TestRecord.Read(repository.Root / "artifacts" / "evidence" / $"{environment}.json");
            record.Passed.ShouldBeTrue(record.Failures);
            record.Projects.Sum(x => x.Passed).ShouldBePositive();
        }

        using var board = JsonDocument.Parse(repository.Status.Output);
        var rows = board.RootElement.GetProperty("environments").EnumerateArray().Where(IsDeployed).ToList();
        rows.Count.ShouldBe(2);
        foreach (var row in rows)
        {
            row.GetProperty("state").GetString().ShouldBe("healthy");
            row.GetProperty("commit").GetString().ShouldBe(repository.Tested);
            row.GetProperty("isInRegistry").GetBoolean().ShouldBeTrue();
        }
        rows.Select(x => x.GetProperty("digest").GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Where_nothing_has_changed_the_feature_flow_does_nothing_again()
    {
        repository.FeatureAgain.Succeeded();

        repository.FeatureAgain.Words.ShouldContain("TestInImage UpToDate");
        repository.FeatureAgain.Words.ShouldContain("CheckInImage UpToDate");
        repository.FeatureAgain.Output.ShouldNotContain("Building ");
    }

    [Fact]
    public void The_context_of_the_build_image_is_small()
    {
        var context = ImageContext.Of(repository.Root, repository.Root / "cicd" / "build" / "docker" / "Dockerfile");

        context.Size.ShouldBeLessThan(5 * Mebibyte);
    }

    [Theory]
    [InlineData("FAILED", "token-of-the-team", CheckOutcome.Failed, "The quality gate is red.")]
    [InlineData("PASSED", "another-token", CheckOutcome.NotChecked, "before http://")]
    public async Task A_Sonar_server_decides_where_it_lets_the_scanner_in(
        string gate,
        string token,
        CheckOutcome expected,
        string reason
    )
    {
        repository.Feature.Succeeded();
        var image = BuildImageRecord.Read(repository.Root / "artifacts" / "images" / "build-image.json").Reference;
        using var server = new FakeSonarServer(AddressForContainers(), "token-of-the-team", gate);

        var result = await new SonarServer(machine.Engine, image, repository.Root).CheckAsync(
            server.Address,
            "key",
            token,
            "build/engine/Nuke.Common/Nuke.Common.csproj"
        );

        result.Outcome.ShouldBe(expected, result.Reason);
        result.Reason.ShouldContain(reason);
        $"{result.Reason}{string.Concat(result.Findings)}".ShouldNotContain(token);
    }

    [Fact]
    public void The_feature_flow_leaves_tests_coverage_and_checks_behind()
    {
        repository.Feature.Succeeded();

        var artifacts = repository.Root / "artifacts";
        foreach (var project in new[] { "MlPipeline.UnitTests", "Build.Tests" })
        {
            var counts = TrxFile.Read(artifacts / "tests-in-image" / project / $"{project}.trx");
            counts.Passed.ShouldBeGreaterThan(100);
            counts.Failed.ShouldBe(0);
        }
        var coverage = LineCoverage.Read(artifacts.GlobFiles("tests-in-image/*/*.cobertura.xml"), repository.Root);
        coverage.Covered.ShouldBeGreaterThan(1000);
        (artifacts / "checks" / "index.html").FileExists().ShouldBeTrue();
        (artifacts / "checks" / "analysis").GlobFiles("*.sarif").Count.ShouldBeGreaterThan(5);
        Outcomes()["sonar-rules"].ShouldBe("Passed");
        Outcomes()["format"].ShouldBe("Passed");
        Outcomes()["snyk"].ShouldBe("NotChecked");
    }

    [Fact]
    public async Task The_release_image_runs_as_nobody_on_a_file_system_that_cannot_be_written_and_has_no_sdk()
    {
        repository.Release.Succeeded();
        var image = ReleaseImageOf("master");

        var known = (await machine.Engine.FindImageAsync(image))!;
        known.Config!.User.ShouldBe("1654:1654");
        (await Run(image, "dotnet", "--list-sdks")).ShouldBe(0);
        _lines.ShouldBeEmpty();
        (await Run(image, "dotnet", "/app/ridership.dll", "fields")).ShouldBe(0, string.Join('\n', _lines));
        (await Run(image, "find", "/app", "-name", "*Tests*", "-o", "-name", "*.cs")).ShouldBe(0);
        _lines.ShouldNotContain(x => x.StartsWith("/app", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ridership.dll")]
    [InlineData("MlPipeline.dll")]
    [InlineData("MlPipeline.Hosting.dll")]
    public async Task The_application_is_machine_code_in_the_release_image(string assembly)
    {
        repository.Release.Succeeded();
        await using var image = await EngineImageFiles.OpenAsync(machine.Engine, ReleaseImageOf("master"));

        var content = (await image.ReadAsync($"/app/{assembly}")).Values.ShouldHaveSingleItem();

        using var code = new PEReader(new MemoryStream(content));
        code.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBePositive();
    }

    [Fact]
    public async Task A_schedule_finds_drift_and_retrains_in_the_release_image_and_moves_the_champion()
    {
        repository.Release.Succeeded();
        var image = ReleaseImageOf("master");
        var (data, registry) = (
            repository.Root / "notebooks" / "dummy_data",
            repository.Root / "artifacts" / "registry"
        );
        // Those of the walk know all days already.
        registry.CreateOrCleanDirectory();
        // The data as they were at the end of 2012.
        var then = repository.Root / "artifacts" / "then";
        foreach (var file in data.GlobFiles("weather.sqlite", "games.parquet"))
            file.Copy(then / file.Name);
        (then / "entries.csv").WriteAllLines([
            .. (data / "entries.csv").ReadAllLines().Where(x => !x.Contains("/2013,") && !x.Contains("/2014,")),
        ]);
        var trained = await new ApplicationRun(machine.Engine, image, repository.Root).RunAsync(
            Environments.Development,
            ["train", "--model", "ols", "--data", ApplicationRun.Data, "--registry", ApplicationRun.Models],
            then,
            repository.Root / "artifacts" / "results",
            mayWriteModels: true,
            _lines.Add
        );
        trained.ShouldBe(0, string.Join('\n', _lines));

        var run = await repository.Run("DriftCheck", "--fail-on-drift");

        run.ExitCode.ShouldBe(3, run.Output);
        (repository.Root / "artifacts" / "reports" / "drift" / "report" / "index.html").FileExists().ShouldBeTrue();
        run = await repository.Run("Retrain");

        run.Succeeded();
        run.Output.ShouldContain("promoted: the new model is champion");
        (registry / "aliases.json").ReadAllText().ShouldContain("\"to\": 2");
        (registry / "aliases.json").ReadAllText().ShouldContain($"{Environment.UserName}@{Environment.MachineName}");
        (repository.Root / "artifacts" / "reports" / "retraining" / "report" / "decision.json")
            .FileExists()
            .ShouldBeTrue();
        // There is nothing new: the champion stays, which is no failure.
        run = await repository.Run("Retrain");
        run.Succeeded();
        run.Output.ShouldContain("inconclusive: the champion stays");
    }

    [Fact]
    public async Task A_change_of_one_file_moves_little_and_the_whole_is_small()
    {
        repository.Release.Succeeded();
        using var registry = new OciRegistry(repository.Registry);
        var first = await Layers(registry, "master");
        first.Skip(1).Sum(x => x.Value).ShouldBeLessThan(50 * Mebibyte);

        repository.Git("switch", "--quiet", "develop");
        var file = repository.Root / "src" / "Ridership" / "Program.cs";
        file.WriteAllText(file.ReadAllText() + "// Changed.\n");
        repository.Git("commit", "--quiet", "--all", "--message", "One file");
        (await repository.Run("PushReleaseImage")).Succeeded();

        var second = await Layers(registry, "develop");
        second.Where(x => !first.ContainsKey(x.Key)).Sum(x => x.Value).ShouldBeInRange(1, 3 * Mebibyte);
    }

    // Development is the laptop, and nobody has promoted anything.
    static bool IsDeployed(JsonElement row) => row.GetProperty("environment").GetString() is "Integration" or "Staging";

    // A container finds this machine at the engine's bridge.
    static IPAddress AddressForContainers()
    {
        var bridge = NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(x => x.Name == "docker0");
        MachinePart.Require(bridge is not null, "This test needs the Docker engine's default bridge, docker0.");
        return bridge!
            .GetIPProperties()
            .UnicastAddresses.Select(x => x.Address)
            .First(x => x.AddressFamily == AddressFamily.InterNetwork);
    }

    Dictionary<string, string> Outcomes()
    {
        using var json = JsonDocument.Parse((repository.Root / "artifacts" / "checks" / "summary.json").ReadAllText());
        return json
            .RootElement.GetProperty("checks")
            .EnumerateArray()
            .ToDictionary(x => x.GetProperty("name").GetString()!, x => x.GetProperty("outcome").GetString()!);
    }

    string TagOf(string branch) => ReleaseImage.TreeTagOf(repository.Git("rev-parse", $"{branch}^{{tree}}"));

    string ReleaseImageOf(string branch) => $"{Repository}:{TagOf(branch)}";

    async Task<Dictionary<string, long>> Layers(OciRegistry registry, string branch)
    {
        using var json = JsonDocument.Parse((await registry.FindManifestAsync(Repository, TagOf(branch)))!.Content);
        return json
            .RootElement.GetProperty("layers")
            .EnumerateArray()
            .GroupBy(x => x.GetProperty("digest").GetString()!)
            .ToDictionary(x => x.Key, x => x.First().GetProperty("size").GetInt64());
    }

    async Task<int> Run(string image, params string[] command)
    {
        _lines.Clear();
        await using var container = await WorkContainer.CreateAsync(
            machine.Engine,
            image,
            repository.Root,
            "look into it",
            command,
            isReadOnly: true
        );
        return await container.RunAsync(_lines.Add);
    }
}
