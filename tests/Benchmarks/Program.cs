using MlPipeline.Benchmarks.Loading;
using MlPipeline.Benchmarks.Predicting;
using MlPipeline.Benchmarks.Startup;
using MlPipeline.Benchmarks.Training;

// Each benchmark returns 0 when it meets its target, 1 when it does not.
var benchmarks = new SortedDictionary<string, Func<int>>(StringComparer.Ordinal)
{
    ["loading"] = LoadingBenchmark.Run,
    ["predicting"] = PredictingBenchmark.Run,
    ["startup"] = StartupBenchmark.Run,
    ["training"] = TrainingBenchmark.Run,
};

if (args is [PredictingBenchmark.Worker, var csv, var model, var output])
    return PredictingBenchmark.Work(csv, model, output);
if (args is [var name] && benchmarks.TryGetValue(name, out var run))
    return run();
Console.Error.WriteLine(
    $"Usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)}"
);
return 2;
