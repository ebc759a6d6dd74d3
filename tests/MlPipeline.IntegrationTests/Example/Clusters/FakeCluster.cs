using System.Collections.Concurrent;
using System.Globalization;
using k8s;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlPipeline.IntegrationTests.Example.Clusters;

/// <summary>
/// The part of a cluster's API that jobs need, as https://kubernetes.io/docs/reference/kubernetes-api has it, for clusters that cannot be
/// had here: with jobs that have indexes. A pod is a command of the application in this process.
/// </summary>
sealed class FakeCluster : IAsyncDisposable
{
    public const string Namespace = "tests";

    readonly Lock turn = new();
    readonly Dictionary<string, FakeJob> jobs = [];
    readonly WebApplication server;
    readonly ConcurrentBag<Task> pods = [];

    FakeCluster(WebApplication server) => this.server = server;

    /// <summary>What the pods of jobs take from the service.</summary>
    public required V1Deployment Service { get; set; }

    /// <summary>What the cluster leaves out of a job that it is given: it does not know that yet.</summary>
    public Action<V1JobSpec> Forgets { get; set; } = _ => { };

    /// <summary>What becomes of a pod, by its shard and how often that was tried before; null for what its command does.</summary>
    public Func<int?, int, PodFate?> Fate { get; set; } = (_, _) => null;

    /// <summary>Is asked before each answer; the code it returns is answered instead.</summary>
    public Func<HttpRequest, int?> Refuses { get; set; } = _ => null;

    /// <summary>What the cluster says of the next job instead of making its pods; it makes them when somebody has read that.</summary>
    public string? Warning { get; set; }

    /// <summary>The commands of all pods that were made.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> Commands { get; } = [];

    /// <summary>All jobs that were ever made.</summary>
    public ConcurrentQueue<V1Job> Made { get; } = [];

    /// <summary>The jobs that are there.</summary>
    public int JobCount
    {
        get
        {
            lock (turn)
                return jobs.Count;
        }
    }

    string Address => server.Urls.First();

    public static async Task<FakeCluster> StartAsync(V1Deployment service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var cluster = new FakeCluster(builder.Build()) { Service = service };
        cluster.Map();
        await cluster.server.StartAsync();
        return cluster;
    }

    /// <summary>Writes a kubeconfig that leads here.</summary>
    public string WriteKubeconfig(string path)
    {
        File.WriteAllText(
            path,
            $$"""
            apiVersion: v1
            kind: Config
            current-context: fake
            clusters: [{ name: fake, cluster: { server: "{{Address}}" } }]
            users: [{ name: somebody, user: { token: "secret" } }]
            contexts: [{ name: fake, context: { cluster: fake, user: somebody, namespace: {{Namespace}} } }]
            """
        );
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(pods);
        await server.DisposeAsync();
    }

    void Map()
    {
        const string Jobs = $"/apis/batch/v1/namespaces/{Namespace}/jobs";
        const string Pods = $"/api/v1/namespaces/{Namespace}/pods";
        server.Use(
            async (context, next) =>
            {
                if (Refuses(context.Request) is { } code)
                    await Status($"code {code}", code).ExecuteAsync(context);
                else
                    await next(context);
            }
        );
        const string Deployments = $"/apis/apps/v1/namespaces/{Namespace}/deployments";
        server.MapGet(Deployments, () => Answer(new V1DeploymentList { Items = [Service] }));
        server.MapGet(
            $"{Deployments}/{{name}}",
            (string name) => name == Service.Name() ? Answer(Service) : NotFound(name)
        );
        server.MapGet(Jobs, (string? labelSelector) => Answer(new V1JobList { Items = [.. JobsWith(labelSelector)] }));
        server.MapGet(
            $"{Jobs}/{{name}}",
            (string name) =>
                JobsWith(null).FirstOrDefault(x => x.Name() == name) is { } job ? Answer(job) : NotFound(name)
        );
        server.MapPost(Jobs, MakeAsync);
        server.MapDelete(Jobs, Delete);
        server.MapGet(Pods, (string? labelSelector) => Answer(new V1PodList { Items = [.. PodsWith(labelSelector)] }));
        server.MapGet($"{Pods}/{{name}}/log", LogAsync);
        server.MapGet($"/api/v1/namespaces/{Namespace}/events", Events);
    }

    async Task<IResult> MakeAsync(HttpRequest request, string? dryRun)
    {
        var job = KubernetesJson.Deserialize<V1Job>(await new StreamReader(request.Body).ReadToEndAsync());
        Forgets(job.Spec);
        if (dryRun is not null)
            return Answer(job);
        var made = new FakeJob(job);
        lock (turn)
            if (!jobs.TryAdd(job.Name(), made))
                return Status($"jobs \"{job.Name()}\" already exists", StatusCodes.Status409Conflict);
        Made.Enqueue(job);
        if (Warning is null)
            Start(made);
        return Answer(job);
    }

    void Start(FakeJob job)
    {
        foreach (var _ in Enumerable.Range(0, job.Job.Spec.Parallelism ?? 1))
            pods.Add(WorkAsync(job));
    }

    IResult Events()
    {
        if (Warning is not { } warning)
            return Answer(new Corev1EventList { Items = [] });
        Warning = null;
        lock (turn)
            foreach (var job in jobs.Values)
                Start(job);
        return Answer(new Corev1EventList { Items = [WarningOf(warning)] });
    }

    async Task WorkAsync(FakeJob job)
    {
        while (job.Begin() is { } pod)
        {
            Commands.Enqueue(pod.Arguments);
            var (exitCode, log) = Fate(pod.Shard, pod.Attempt) switch
            {
                PodFate.Killed => (137, ""),
                PodFate.NoImage => (-1, ""),
                _ => await RunAsync(pod),
            };
            job.End(pod, exitCode, log);
        }
    }

    static async Task<(int, string)> RunAsync(FakePod pod)
    {
        var result = await CommandLine.RunAsync([.. pod.Arguments]);
        return (result.ExitCode, result.Output + result.Error);
    }

    IResult Delete(string? labelSelector)
    {
        lock (turn)
            foreach (var name in jobs.Where(x => Has(x.Value.Job, labelSelector)).Select(x => x.Key).ToList())
                jobs.Remove(name);
        return Status("Success", StatusCodes.Status200OK);
    }

    async Task<IResult> LogAsync(string name)
    {
        FakePod? pod;
        lock (turn)
            pod = jobs.Values.SelectMany(x => x.Pods).FirstOrDefault(x => x.Name == name);
        return pod is null ? NotFound(name) : Results.Text(await pod.Log);
    }

    IEnumerable<V1Job> JobsWith(string? labels)
    {
        lock (turn)
            return [.. jobs.Values.Where(x => Has(x.Job, labels)).Select(x => x.Now())];
    }

    IEnumerable<V1Pod> PodsWith(string? labels)
    {
        lock (turn)
            return [.. jobs.Values.Where(x => Has(x.Job, labels)).SelectMany(x => x.Pods).Select(x => x.Now())];
    }

    static bool Has(V1Job job, string? labels) =>
        labels is null
        || labels
            .Split(',')
            .Select(x => x.Split('='))
            .All(x => job.Labels().TryGetValue(x[0], out var value) && value == x[1]);

    static Corev1Event WarningOf(string message) =>
        new()
        {
            Metadata = new V1ObjectMeta(),
            InvolvedObject = new V1ObjectReference(),
            LastTimestamp = DateTime.UnixEpoch,
            Message = message,
        };

    static IResult NotFound(string name) => Status($"\"{name}\" not found", StatusCodes.Status404NotFound);

    static IResult Status(string message, int code) =>
        Results.Json(
            new
            {
                Kind = "Status",
                ApiVersion = "v1",
                Message = message,
            },
            statusCode: code
        );

    static IResult Answer<T>(T content) => Results.Text(KubernetesJson.Serialize(content), "application/json");

    /// <summary>What becomes of a pod whose command does not run to its end.</summary>
    public enum PodFate
    {
        /// <summary>It is killed.</summary>
        Killed,

        /// <summary>Its image is not to be had.</summary>
        NoImage,
    }

    /// <summary>A job, as its controller sees it.</summary>
    sealed class FakeJob(V1Job job)
    {
        readonly Lock turn = new();
        readonly List<FakePod> pods = [];
        readonly HashSet<int> succeeded = [];
        string? failed;

        public V1Job Job => job;

        public IReadOnlyList<FakePod> Pods
        {
            get
            {
                lock (turn)
                    return [.. pods];
            }
        }

        int Completions => job.Spec.Completions ?? 1;

        bool IsIndexed => job.Spec.CompletionMode == "Indexed";

        /// <summary>The next pod to be made; null when there is none to be made.</summary>
        public FakePod? Begin()
        {
            lock (turn)
            {
                if (failed is not null)
                    return null;
                foreach (var index in Enumerable.Range(0, Completions).Where(x => !succeeded.Contains(x)))
                {
                    var tried = pods.Where(x => x.Index == index).ToList();
                    if (tried.Exists(x => !x.IsOver))
                        continue;
                    var pod = new FakePod(job, index, IsIndexed, tried.Count);
                    pods.Add(pod);
                    return pod;
                }
                return null;
            }
        }

        public void End(FakePod pod, int exitCode, string log)
        {
            lock (turn)
            {
                pod.End(exitCode, log);
                if (exitCode == 0)
                    succeeded.Add(pod.Index);
                else if (exitCode == 2 && job.Spec.PodFailurePolicy is not null)
                    failed = "PodFailurePolicy";
                else if (
                    pods.Count(x => x.Index == pod.Index) > (job.Spec.BackoffLimitPerIndex ?? job.Spec.BackoffLimit)
                )
                    failed = "BackoffLimitExceeded";
            }
        }

        /// <summary>The job with its status.</summary>
        public V1Job Now()
        {
            lock (turn)
            {
                var end =
                    failed is not null ? "Failed"
                    : succeeded.Count == Completions ? "Complete"
                    : null;
                job.Status = new V1JobStatus
                {
                    Succeeded = succeeded.Count,
                    Active = pods.Count(x => !x.IsOver),
                    Conditions = end is null
                        ? null
                        :
                        [
                            new V1JobCondition
                            {
                                Type = end,
                                Status = "True",
                                Reason = failed,
                            },
                        ],
                };
                return job;
            }
        }
    }

    /// <summary>A pod that runs one command of the application.</summary>
    sealed class FakePod(V1Job job, int index, bool isIndexed, int attempt)
    {
        readonly TaskCompletionSource<string> log = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly string number = index.ToString(CultureInfo.InvariantCulture);
        int? exitCode;

        public string Name { get; } = $"{job.Name()}-{index}-{attempt}";

        public int Index => index;

        public int Attempt => attempt;

        public bool IsOver => exitCode >= 0;

        public int? Shard =>
            isIndexed ? index
            : job.GetLabel("mlpipeline/shard") is { } label ? int.Parse(label, CultureInfo.InvariantCulture)
            : null;

        public Task<string> Log => log.Task;

        public IReadOnlyList<string> Arguments =>
            [.. job.Spec.Template.Spec.Containers[0].Args.Select(x => x == "$(SHARD)" ? number : x)];

        public void End(int code, string said)
        {
            exitCode = code;
            log.SetResult(said);
        }

        public V1Pod Now() =>
            new()
            {
                Metadata = new V1ObjectMeta
                {
                    Name = Name,
                    Labels = job.Spec.Template.Metadata.Labels,
                    Annotations = isIndexed
                        ? new Dictionary<string, string> { ["batch.kubernetes.io/job-completion-index"] = number }
                        : null,
                },
                Spec = job.Spec.Template.Spec,
                Status = new V1PodStatus
                {
                    Phase =
                        exitCode is null ? "Running"
                        : exitCode < 0 ? "Pending"
                        : exitCode == 0 ? "Succeeded"
                        : "Failed",
                    ContainerStatuses =
                    [
                        new V1ContainerStatus
                        {
                            Name = "job",
                            Image = "",
                            ImageID = "",
                            State = StateOf(exitCode),
                        },
                    ],
                },
            };

        V1ContainerState StateOf(int? code) =>
            code switch
            {
                null => new V1ContainerState { Running = new V1ContainerStateRunning() },
                < 0 => new V1ContainerState
                {
                    Waiting = new V1ContainerStateWaiting
                    {
                        Reason = "ImagePullBackOff",
                        Message = "Back-off pulling image",
                    },
                },
                { } ended => new V1ContainerState
                {
                    Terminated = new V1ContainerStateTerminated
                    {
                        ExitCode = ended,
                        Reason = ended == 0 ? "Completed" : "Error",
                        Message = ended == 0 ? null : log.Task.Result,
                    },
                },
            };
    }
}
