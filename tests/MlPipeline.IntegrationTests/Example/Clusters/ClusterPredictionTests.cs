using k8s.Models;

namespace MlPipeline.IntegrationTests.Example.Clusters;

/// <summary><c>predict --on kubernetes</c> and <c>train --on kubernetes</c>, on clusters of every age and mood.</summary>
public sealed class ClusterPredictionTests : IAsyncLifetime
{
    const int Shards = 5;

    readonly TemporaryFolder folder = new();
    FakeCluster cluster = null!;

    string Input => folder["input.csv"];

    string Output => folder["output.csv"];

    public async ValueTask InitializeAsync()
    {
        cluster = await FakeCluster.StartAsync(Service(folder["registry"]));
        cluster.WriteKubeconfig(folder["kubeconfig"]);
        var trained = await CommandLine.RunAsync([
            "train",
            "--model",
            "ols",
            "--data",
            CommandLine.Data,
            "--registry",
            folder["registry"],
            "--alias",
            "staging",
        ]);
        trained.ExitCode.ShouldBe(0, trained.Error);
        var days = File.ReadAllLines(Path.Combine(CommandLine.Data, "new_days.csv"));
        File.WriteAllLines(Input, [days[0], .. Enumerable.Range(0, 60).Select(x => days[1 + x % (days.Length - 1)])]);
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_job_with_an_index_for_each_shard_gives_the_bytes_of_one_process_and_is_gone_then()
    {
        var expected = await SingleAsync();

        var result = await PredictAsync("--json");

        result.ExitCode.ShouldBe(0, result.Error);
        File.ReadAllBytes(Output).ShouldBe(expected);
        result.Json.GetProperty("rows").GetInt32().ShouldBe(60);
        result.Json.GetProperty("shards").GetInt32().ShouldBe(Shards);
        var job = cluster.Made.Single(x => x.Spec.CompletionMode == "Indexed");
        job.Spec.Completions.ShouldBe(Shards);
        job.Spec.Parallelism.ShouldBe(2);
        job.Spec.BackoffLimitPerIndex.ShouldBe(2);
        cluster.JobCount.ShouldBe(0);
    }

    [Fact]
    public async Task Where_jobs_have_no_indexes_each_shard_has_a_job()
    {
        cluster.Forgets = OfOldClusters;
        var expected = await SingleAsync();

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        File.ReadAllBytes(Output).ShouldBe(expected);
        cluster.Made.Count.ShouldBe(Shards + 2);
        cluster.JobCount.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pod_that_is_killed_twice_loses_its_shard_only(bool isOld)
    {
        if (isOld)
            cluster.Forgets = OfOldClusters;
        var expected = await SingleAsync();
        cluster.Fate = (shard, attempt) => shard == 3 && attempt < 2 ? FakeCluster.PodFate.Killed : null;

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        File.ReadAllBytes(Output).ShouldBe(expected);
        cluster.Commands.Count(x => Runs(x, "--shard", "3")).ShouldBe(3);
        cluster.Commands.Count(x => Runs(x, "--shard", "2")).ShouldBe(1);
    }

    [Fact]
    public async Task A_pod_that_dies_three_times_ends_the_run_and_what_is_done_stays()
    {
        cluster.Fate = (shard, _) => shard == 3 ? FakeCluster.PodFate.Killed : null;

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("Shard 3 failed: exit code 137.");
        result.Error.ShouldContain("run the same command again");
        File.Exists(Output).ShouldBeFalse();
        cluster.JobCount.ShouldBe(0);

        cluster.Fate = (_, _) => null;
        (await PredictAsync()).ShouldSatisfyAllConditions(x => x.ExitCode.ShouldBe(0, x.Error));
        File.ReadAllBytes(Output).ShouldBe(await SingleAsync());
    }

    [Fact]
    public async Task A_cell_that_cannot_be_used_is_named_and_not_tried_again()
    {
        var lines = File.ReadAllLines(Input);
        var cells = lines[50].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), "temp")] = "many";
        lines[50] = string.Join(',', cells);
        File.WriteAllLines(Input, lines);

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("row 50");
        cluster.Commands.Where(x => x.Contains("--shard")).ShouldBeUnique();
    }

    [Fact]
    public async Task The_pods_are_those_of_the_service_without_its_keys_and_with_the_claims_that_are_given()
    {
        (await PredictAsync("--claim", "days:/days", "--cpu", "500m", "--memory", "2Gi")).ExitCode.ShouldBe(0);

        var template = cluster.Made.Single(x => x.Spec.CompletionMode == "Indexed").Spec.Template;
        // Towards Azure they are who the service is; the service does not take them for its pods.
        template.Metadata.Labels["azure.workload.identity/use"].ShouldBe("true");
        template.Metadata.Labels["app.kubernetes.io/component"].ShouldBe("predict");
        var pod = template.Spec;
        pod.ServiceAccountName.ShouldBe("ridership");
        pod.SecurityContext.RunAsNonRoot.ShouldBe(true);
        pod.Volumes.Select(x => x.Name).ShouldBe(["models", "batch-0"]);
        pod.Volumes[1].PersistentVolumeClaim.ClaimName.ShouldBe("days");
        var container = pod.Containers.ShouldHaveSingleItem();
        container.Image.ShouldBe("registry.example/ridership@sha256:0123");
        container.Command.ShouldBeNull();
        container.LivenessProbe.ShouldBeNull();
        container.Resources.Requests["cpu"].ToDecimal().ShouldBe(0.5m);
        container.Resources.Limits["memory"].ToString().ShouldBe("2Gi");
        container.VolumeMounts.Select(x => x.MountPath).ShouldBe([folder["registry"], "/days"]);
        container.Env.ShouldContain(x => x.Name == "DOTNET_PROCESSOR_COUNT" && x.Value == "1");
    }

    [Fact]
    public async Task The_model_is_the_one_that_the_service_serves_unless_another_is_named()
    {
        (await PredictAsync()).ShouldSatisfyAllConditions(x => x.ExitCode.ShouldBe(0, x.Error));
        cluster.Commands.ShouldContain(x => x.Contains("--plan-only") && Runs(x, "--alias", "staging"));

        (await PredictAsync("--model-version", "1")).ExitCode.ShouldBe(0);
        cluster.Commands.ShouldContain(x => Runs(x, "--model-version", "1") && !x.Contains("--alias"));
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_for_a_moment_is_waited_for()
    {
        var expected = await SingleAsync();
        var asked = 0;
        cluster.Refuses = _ => Interlocked.Increment(ref asked) % 4 == 3 ? 503 : null;

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("the cluster does not answer");
        File.ReadAllBytes(Output).ShouldBe(expected);
    }

    [Fact]
    public async Task Whoever_gives_the_command_again_while_pods_are_at_work_joins_them()
    {
        var expected = await SingleAsync();

        var both = await Task.WhenAll(PredictAsync(), PredictAsync());

        both.Select(x => x.ExitCode).ShouldAllBe(x => x == 0 || x == 1 || x == 6);
        both.ShouldContain(x => x.ExitCode == 0);
        File.ReadAllBytes(Output).ShouldBe(expected);
    }

    [Fact]
    public async Task Credentials_that_have_expired_are_said_to()
    {
        cluster.Refuses = _ => 401;

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Sign in again where the credentials have expired");
    }

    [Fact]
    public async Task An_image_that_is_not_to_be_had_ends_the_run()
    {
        cluster.Fate = (_, _) => FakeCluster.PodFate.NoImage;

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("ImagePullBackOff: Back-off pulling image");
        cluster.JobCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_told_while_it_is_waited_for()
    {
        cluster.Warning = "exceeded quota: small, requested: pods=1, used: pods=4, limited: pods=4";

        var result = await PredictAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("has no pod: exceeded quota: small");
    }

    [Fact]
    public async Task A_model_is_trained_in_a_pod_that_may_write_the_registry()
    {
        var result = await CommandLine.RunAsync(
            "train",
            "--on",
            "kubernetes",
            "--kubeconfig",
            folder["kubeconfig"],
            "--model",
            "ols",
            "--seed",
            "2",
            "--data",
            CommandLine.Data
        );

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("Registered version 2 (ols)");
        var container = cluster.Made.Last().Spec.Template.Spec.Containers[0];
        container.VolumeMounts[0].ReadOnlyProperty.ShouldBeNull();
        container.Args.ShouldNotContain("--kubeconfig");
        cluster.JobCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_namespace_without_a_service_says_what_to_name()
    {
        var result = await PredictAsync("--deployment", "another");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Namespace \"tests\" has no Deployment \"another\".");
    }

    [Theory]
    [InlineData("predict --on kubernetes --input /x.csv", "--on kubernetes needs --output")]
    [InlineData("predict --cpu 1", "--cpu needs --on kubernetes")]
    [InlineData("predict --on kubernetes --input /x.csv --output /y --cpu many", "is no quantity")]
    [InlineData("predict --on kubernetes --input /x.csv --output /y --kubeconfig nowhere", "nowhere")]
    [InlineData(
        "predict --on kubernetes --input /x.csv --output /y --claim days:data",
        "--claim \"days:data\" is not NAME or NAME:/PATH. The path begins with /."
    )]
    [InlineData("predict --plan-only", "--plan-only needs --input")]
    [InlineData("predict --plan-only --complete --input x.csv", "exclude each other")]
    [InlineData("predict --complete --output nowhere.csv", "nowhere.csv.parts")]
    [InlineData("train --memory 1Gi", "--memory needs --on kubernetes")]
    public async Task Wrong_usage_says_what_is_wrong(string line, string problem) =>
        (await CommandLine.RunAsync(line.Split(' '))).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain(problem)
        );

    [Fact]
    public async Task Parts_that_others_have_predicted_are_put_together_when_all_are_there()
    {
        var expected = await SingleAsync();
        string[] registry = ["--registry", folder["registry"], "--alias", "staging"];
        var plan = await CommandLine.RunAsync([
            "predict",
            "--plan-only",
            "--input",
            Input,
            "--output",
            Output,
            "--shards",
            "2",
            .. registry,
            "--json",
        ]);
        plan.Json.GetProperty("shards").GetInt32().ShouldBe(2);
        (await CommandLine.RunAsync("predict", "--shard", "0", "--output", Output)).ExitCode.ShouldBe(0);

        var early = await CommandLine.RunAsync("predict", "--complete", "--output", Output);
        early.ExitCode.ShouldBe(2);
        early.Error.ShouldContain("lacks 1 of 2 parts, the first one that of shard 1");

        (await CommandLine.RunAsync("predict", "--shard", "1", "--output", Output)).ExitCode.ShouldBe(0);
        (await CommandLine.RunAsync("predict", "--complete", "--output", Output)).ExitCode.ShouldBe(0);
        File.ReadAllBytes(Output).ShouldBe(expected);
    }

    static void OfOldClusters(V1JobSpec spec)
    {
        spec.CompletionMode = null;
        spec.BackoffLimitPerIndex = null;
        spec.PodFailurePolicy = null;
        spec.TtlSecondsAfterFinished = null;
    }

    static bool Runs(IReadOnlyList<string> command, string option, string value) =>
        command.Zip(command.Skip(1)).Contains((option, value));

    static V1Deployment Service(string registry) =>
        new()
        {
            Metadata = new V1ObjectMeta { Name = "ridership-staging" },
            Spec = new V1DeploymentSpec
            {
                Selector = new V1LabelSelector(),
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta
                    {
                        Labels = new Dictionary<string, string>
                        {
                            ["azure.workload.identity/use"] = "true",
                            ["app.kubernetes.io/component"] = "service",
                        },
                    },
                    Spec = new V1PodSpec
                    {
                        ServiceAccountName = "ridership",
                        SecurityContext = new V1PodSecurityContext { RunAsNonRoot = true },
                        Volumes =
                        [
                            new V1Volume
                            {
                                Name = "models",
                                PersistentVolumeClaim = new V1PersistentVolumeClaimVolumeSource
                                {
                                    ClaimName = "models",
                                },
                            },
                            new V1Volume
                            {
                                Name = "api-keys",
                                Secret = new V1SecretVolumeSource { SecretName = "keys" },
                            },
                        ],
                        Containers =
                        [
                            new V1Container
                            {
                                Name = "service",
                                Image = "registry.example/ridership@sha256:0123",
                                Args =
                                [
                                    "serve",
                                    "--registry",
                                    registry,
                                    "--alias",
                                    "staging",
                                    "--api-keys",
                                    "/run/api-keys/api-keys.json",
                                ],
                                LivenessProbe = new V1Probe(),
                                VolumeMounts =
                                [
                                    new V1VolumeMount
                                    {
                                        Name = "models",
                                        MountPath = registry,
                                        ReadOnlyProperty = true,
                                    },
                                    new V1VolumeMount { Name = "api-keys", MountPath = "/run/api-keys" },
                                ],
                            },
                        ],
                    },
                },
            },
        };

    async Task<byte[]> SingleAsync()
    {
        var single = await CommandLine.RunAsync(
            "predict",
            "--registry",
            folder["registry"],
            "--alias",
            "staging",
            "--input",
            Input,
            "--output",
            folder["single.csv"]
        );
        single.ExitCode.ShouldBe(0, single.Error);
        return File.ReadAllBytes(folder["single.csv"]);
    }

    string[] Arguments(params string[] more) =>
        [
            "predict",
            "--on",
            "kubernetes",
            "--kubeconfig",
            folder["kubeconfig"],
            "--input",
            Input,
            "--output",
            Output,
            "--workers",
            "2",
            "--shards",
            $"{Shards}",
            .. more,
        ];

    Task<CommandResult> PredictAsync(params string[] more) => CommandLine.RunAsync(Arguments(more));
}
