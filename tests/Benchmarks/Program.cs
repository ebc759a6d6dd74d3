using MlPipeline.Benchmarks.Deploying;
using MlPipeline.Benchmarks.Drifting;
using MlPipeline.Benchmarks.Loading;
using MlPipeline.Benchmarks.Predicting;
using MlPipeline.Benchmarks.Promoting;
using MlPipeline.Benchmarks.Scheduling;
using MlPipeline.Benchmarks.Serving;
using MlPipeline.Benchmarks.Startup;
using MlPipeline.Benchmarks.Training;

// Each benchmark returns 0 when it meets its target, 1 when it does not.
var benchmarks = new SortedDictionary<string, Func<int>>(StringComparer.Ordinal)
{
    ["deploying"] = DeployingBenchmark.Run,
    ["drift"] = DriftBenchmark.Run,
    ["loading"] = LoadingBenchmark.Run,
    ["predicting"] = PredictingBenchmark.Run,
    ["promoting"] = PromotingBenchmark.Run,
    ["scheduling"] = SchedulingBenchmark.Run,
    ["serving"] = ServingBenchmark.Run,
    ["sharding"] = ShardingBenchmark.Run,
    ["startup"] = StartupBenchmark.Run,
    ["training"] = TrainingBenchmark.Run,
};

if (args is [PredictingBenchmark.Worker, var csv, var model, var output])
    return PredictingBenchmark.Work(csv, model, output);
if (args is [ServingBenchmark.Worker, .. var worker])
    return await ServingBenchmark.WorkAsync(worker);

// The project's own program is started once more for each shard: here it is this one.
if (args is ["train" or "predict", ..])
    return await ShardingBenchmark.WorkAsync(args);
if (args is [var name] && benchmarks.TryGetValue(name, out var run))
    return run();
Console.Error.WriteLine(
    $"Usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)}"
);
return 2;
