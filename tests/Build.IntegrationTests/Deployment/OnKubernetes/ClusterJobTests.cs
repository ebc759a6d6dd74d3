using System.Diagnostics;
using k8s;
using k8s.Models;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary><c>predict --on kubernetes</c> and <c>train --on kubernetes</c>, with pods that run the application.</summary>
public sealed class ClusterJobTests(Machine machine, TestCluster cluster) : IAsyncLifetime
{
    const int Shards = 8;

    static readonly string[] s_predict =
    [
        "predict",
        "--input",
        "/data/input.csv",
        "--output",
        "/data/output.csv",
        "--workers",
        "2",
        "--shards",
        $"{Shards}",
    ];

    ClusterApplication _application = null!;

    public async ValueTask InitializeAsync() =>
        _application = await ClusterApplication.DeployAsync(cluster, machine.Engine);

    public ValueTask DisposeAsync()
    {
        _application?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_batch_whose_pods_and_whose_client_are_killed_has_the_bytes_of_one_process()
    {
        await _application.TrainAsync();
        _application.WriteInput("input.csv", rows: 600);
        var expected = await _application.PredictHereAsync("input.csv");

        using (var client = _application.Start(s_predict))
        {
            var killed = new HashSet<string>();
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!client.HasExited && !await KillAsync(shard: 1, times: 2, killed))
                await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            client.HasExited.ShouldBeFalse(await SaidAsync(client));
            client.Kill();
            await client.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        var before = await JobsAsync();
        before.ShouldNotBeEmpty();

        var (exitCode, said) = await EndAsync(_application.Start(s_predict));

        exitCode.ShouldBe(0, said);
        said.ShouldNotContain("splitting");
        (_application.Data / "output.csv").ReadAllBytes().ShouldBe(expected);
        (await JobsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_is_trained_in_a_pod_when_a_quota_leaves_room_for_it()
    {
        await _application.TrainAsync();
        await cluster.Client.CoreV1.CreateNamespacedResourceQuotaAsync(
            new V1ResourceQuota
            {
                Metadata = new V1ObjectMeta { Name = "small" },
                Spec = new V1ResourceQuotaSpec
                {
                    Hard = new Dictionary<string, ResourceQuantity> { ["pods"] = new("0") },
                },
            },
            _application.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await Eventually.Holds(async () =>
            (await cluster.Client.CoreV1.ReadNamespacedResourceQuotaAsync("small", _application.Namespace))
                .Status
                .Hard
                ?.Count > 0
        );
        using var client = _application.Start("train", "--model", "ols", "--seed", "7", "--data", "/data");
        var output = client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string? line;
        do line = await client.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !line.Contains("exceeded quota", StringComparison.Ordinal));
        line.ShouldNotBeNull();

        await cluster.Client.CoreV1.DeleteNamespacedResourceQuotaAsync(
            "small",
            _application.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );

        var rest = await client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);
        client.ExitCode.ShouldBe(0, rest);
        (await output).ShouldContain("Package SHA-256");
        (await JobsAsync()).ShouldBeEmpty();
    }

    static async Task<string> SaidAsync(Process client) =>
        client.HasExited ? await client.StandardError.ReadToEndAsync() : "";

    /// <summary>Kills the process of a shard's pod as soon as it is there; true when that was done so many times.</summary>
    async Task<bool> KillAsync(int shard, int times, HashSet<string> killed)
    {
        var containers = await machine.Engine.Client.Containers.ListContainersAsync(
            new()
            {
                Filters = new Dictionary<string, IDictionary<string, bool>>
                {
                    ["label"] = new Dictionary<string, bool>
                    {
                        [$"io.kubernetes.pod.namespace={_application.Namespace}"] = true,
                        ["io.kubernetes.container.name=job"] = true,
                    },
                },
            }
        );
        foreach (
            var container in containers.Where(x =>
                x.Labels["io.kubernetes.pod.name"].Contains($"-shards-{shard}-", StringComparison.Ordinal)
                && killed.Add(x.ID)
            )
        )
            await machine.Engine.Client.Containers.KillContainerAsync(container.ID, new());
        return killed.Count >= times;
    }

    async Task<IReadOnlyList<string>> JobsAsync() =>
        [.. (await cluster.Client.BatchV1.ListNamespacedJobAsync(_application.Namespace)).Items.Select(x => x.Name())];

    static async Task<(int ExitCode, string Said)> EndAsync(Process process)
    {
        using (process)
        {
            var texts = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(),
                process.StandardError.ReadToEndAsync()
            );
            await process.WaitForExitAsync();
            return (process.ExitCode, string.Concat(texts));
        }
    }
}
