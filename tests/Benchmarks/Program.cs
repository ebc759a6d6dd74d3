using MlPipeline.Benchmarks.Loading;

// Each benchmark returns 0 when it meets its target, 1 when it does not.
var benchmarks = new SortedDictionary<string, Func<int>>(StringComparer.Ordinal) { ["loading"] = LoadingBenchmark.Run };

if (args is [var name] && benchmarks.TryGetValue(name, out var run))
    return run();
Console.Error.WriteLine(
    $"Usage: dotnet run -c Release --project tests/Benchmarks -- {string.Join('|', benchmarks.Keys)}"
);
return 2;
