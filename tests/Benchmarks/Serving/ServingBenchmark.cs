using MlPipeline.Benchmarks.Loading;
using MlPipeline.Hosting;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>The predict API under load, compared with a minimal API that does nothing and with a pool of ML.NET's prediction engines.</summary>
/// <remarks>
/// Whole processes on loopback, driven by <c>wrk</c> in alternating turns. Beside the rate stands the processor time of the
/// service per request: it tells the same on a machine that has other work, too.
/// </remarks>
static class ServingBenchmark
{
    /// <summary>The word that makes this program one of the measured processes: serving-worker KIND ….</summary>
    public const string Worker = "serving-worker";

    const int TrainingRows = 5_000;
    const int Seed = 1;
    const int Turns = 5;
    const double Seconds = 5;
    const int Connections = 32;
    const double LeastRate = 1;
    const double MostP99 = 1.5;
    const double MostSecondsToReady = 1;

    static readonly string Folder = Path.Combine(BenchmarkData.Root(), "artifacts", "benchmarks", "serving");
    static readonly string Registry = Path.Combine(Folder, "registry");
    static readonly string PoolModel = Path.Combine(Folder, "pool.zip");

    static string Program => typeof(ServingBenchmark).Assembly.Location;

    /// <summary>The measured process.</summary>
    public static Task<int> WorkAsync(string[] arguments) =>
        arguments[0] switch
        {
            "bare" => BarePeer.RunAsync(arguments[1]),
            "pool" => PoolPeer.RunAsync(arguments[1], arguments[2]),
            _ => MlApplication.RunAsync(arguments[1..], new ServingProject()),
        };

    public static int Run()
    {
        if (!Wrk.IsThere)
        {
            Console.WriteLine("NOT MEASURED: the program wrk is missing (Debian's package of that name).");
            return 1;
        }
        Prepare();
        var one = Wrk.Script(Path.Combine(Folder, "one.lua"), ServingProject.Json(ServingProject.Rows(1, Seed + 1), 0));
        var passed = MeasureStart();
        passed &= MeasureOneRow(one);
        passed &= BatchMeasurement.Run(StartOurs, Folder);
        passed &= LongMeasurement.Run(StartOurs, one, new FolderModelsRegistry(Registry, TimeProvider.System));
        Console.WriteLine(passed ? "PASS" : "FAIL");
        return passed ? 0 : 1;
    }

    static bool MeasureStart()
    {
        Func<ServiceProcess>[] services = [StartOurs, StartBare, StartPool];
        var seconds = services.Select(_ => new double[Turns]).ToArray();
        for (var turn = 0; turn < Turns; turn++)
        for (var i = 0; i < services.Length; i++)
        {
            using var service = services[i]();
            seconds[i][turn] = service.SecondsToReady;
        }
        double[] median = [.. seconds.Select(Measurement.Median)];
        Measurement.Print(
            $"start to ready, the middle of {Turns}: {median[0]:F2} s, target at most {MostSecondsToReady:F1}; bare {median[1]:F2} s, pool {median[2]:F2} s"
        );
        return median[0] <= MostSecondsToReady;
    }

    static bool MeasureOneRow(string one)
    {
        using var ours = StartOurs();
        using var bare = StartBare();
        using var pool = StartPool();
        ServiceProcess[] services = [ours, bare, pool];
        foreach (var service in services)
            Wrk.Run(service.Address, one, Seconds, Connections);
        var results = services.Select(_ => new List<(WrkResult Wrk, double Cpu)>()).ToArray();
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var i = 0; i < services.Length; i++)
            {
                var before = services[i].CpuSeconds;
                var result = Wrk.Run(services[i].Address, one, Seconds, Connections);
                results[i].Add((result, (services[i].CpuSeconds - before) / result.Requests * 1e6));
            }
            var now = results.Select(x => x[^1]).ToArray();
            Measurement.Print(
                $"turn {turn + 1}: {now[0].Wrk.PerSecond:N0} requests/s (p99 {now[0].Wrk.P99:F2} ms, {now[0].Cpu:F1} µs of processor), bare {now[1].Wrk.PerSecond:N0} ({now[1].Wrk.P99:F2} ms, {now[1].Cpu:F1} µs), pool {now[2].Wrk.PerSecond:N0} ({now[2].Wrk.P99:F2} ms, {now[2].Cpu:F1} µs)"
            );
        }
        var failed = results[0].Sum(x => x.Wrk.Failed);
        var passed = failed == 0;
        for (var i = 1; i < services.Length; i++)
        {
            var rate = Median(0, x => x.Wrk.PerSecond) / Median(i, x => x.Wrk.PerSecond);
            var p99 = Median(0, x => x.Wrk.P99) / Median(i, x => x.Wrk.P99);
            var cpu = Median(0, x => x.Cpu) / Median(i, x => x.Cpu);
            passed &= rate >= LeastRate && p99 <= MostP99;
            Measurement.Print(
                $"against {(i == 1 ? "bare" : "pool")}: rate {rate:F2} ×, target at least {LeastRate:F0}; p99 {p99:F2} ×, at most {MostP99:F1}; processor per request {cpu:F2} ×; failed {failed}"
            );
        }
        return passed;

        double Median(int service, Func<(WrkResult Wrk, double Cpu), double> value) =>
            Measurement.Median([.. results[service].Select(value)]);
    }

    static ServiceProcess StartOurs() =>
        ServiceProcess.Start(8190, Program, Worker, "ours", "serve", "--registry", Registry, "--port", "8190");

    static ServiceProcess StartBare() => ServiceProcess.Start(8191, Program, Worker, "bare", "http://127.0.0.1:8191");

    static ServiceProcess StartPool() =>
        ServiceProcess.Start(8192, Program, Worker, "pool", "http://127.0.0.1:8192", PoolModel);

    static void Prepare()
    {
        Directory.CreateDirectory(Folder);
        var rows = ServingProject.Rows(TrainingRows, Seed);
        if (!File.Exists(PoolModel))
            PoolPeer.Train(rows, PoolModel);
        var registry = new FolderModelsRegistry(Registry, TimeProvider.System);
        var project = new ServingProject();
        // Two versions, to change between.
        for (var seed = Seed; seed <= Seed + 1; seed++)
        {
            var content = new TrainPipeline(project).Run(
                rows,
                Split.LastShare(rows, null),
                project.Families[0],
                seed,
                new ProjectCode(new Dictionary<string, ReadOnlyMemory<byte>>())
            );
            var package = Path.Combine(Folder, "package.zip");
            ModelPackage.Write(package, content);
            registry.Register(package);
        }
        registry.SetAlias("champion", 1, "to measure");
    }
}
