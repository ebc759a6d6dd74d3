using System.Text.Json;
using Delivery.Components;

namespace Build.Tests.Ci;

/// <summary>What the hosts run is there to be run, and all of them run the same.</summary>
public sealed class HostCommandsTests(CiFilesRun run) : IClassFixture<CiFilesRun>, IDisposable
{
    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Every_command_parses_and_has_a_plan()
    {
        foreach (var command in Commands(run.Files.Values))
        {
            string[] arguments = [.. command.Split(' ')[1..].Where(x => x != "--plan"), "--plan", "json"];

            var plan = await BuildRun.Of(
                new Delivery.Build(),
                x => ((IPipelines)x).MainJob,
                _repository.Session(arguments)
            );

            if (AsksTheRegistry(command))
            {
                // Gates are decided on what the registry has; there is none here, and nothing is guessed.
                plan.ExitCode.ShouldBe(1, $"{command}\n{plan.Output}");
                plan.Output.ShouldContain("No registry was given");
                continue;
            }
            plan.ExitCode.ShouldBe(0, $"{command}\n{plan.Output}");
            JsonDocument
                .Parse(plan.Output)
                .RootElement.GetProperty("targets")
                .GetArrayLength()
                .ShouldBePositive(command);
        }
    }

    [Theory]
    [InlineData("RecordEvidence", "RecordEvidence")]
    [InlineData("MergeToMaster", "MergeToMaster")]
    [InlineData("DeployToIntegration", "Compile DeployToIntegration IntegrationTest Restore Train")]
    [InlineData("OnDevelop", "BuildImage OnDevelop PushReleaseImage ReleaseImage TestInImage")]
    [InlineData("RecordAcceptance", "RecordAcceptance")]
    public async Task A_job_of_a_flow_runs_its_part_and_no_more(string first, string expected)
    {
        var command = Commands(run.Files.Values).Single(x => x.Split(' ')[1] == first);

        var plan = await BuildRun.Of(
            new Delivery.Build(),
            x => ((IPipelines)x).MainJob,
            _repository.Session([.. command.Split(' ')[1..], "--plan", "json"])
        );

        JsonDocument
            .Parse(plan.Output)
            .RootElement.GetProperty("targets")
            .EnumerateArray()
            .Where(x => x.GetProperty("skipped").ValueKind == JsonValueKind.Null)
            .Select(x => x.GetProperty("name").GetString()!)
            .Order(StringComparer.Ordinal)
            .ShouldBe(expected.Split(' '));
    }

    [Fact]
    public void All_hosts_run_the_same_commands()
    {
        var commands = Commands(run.Files.Values);

        commands.Count.ShouldBeGreaterThan(5);
        foreach (var host in run.Files.GroupBy(x => x.Key.Split('/')[0]))
            Commands(host.Select(x => x.Value)).ShouldBe(commands, host.Key);
    }

    static bool AsksTheRegistry(string command) =>
        command.Split(' ').Intersect([nameof(IStaging.DeployToStaging), nameof(IPromotion.Promote)]).Any();

    static IReadOnlyList<string> Commands(IEnumerable<string> files) =>
        [
            .. files
                .SelectMany(x => Yaml.Read(x).Scalars())
                .Where(x => x.StartsWith("./build.sh", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
