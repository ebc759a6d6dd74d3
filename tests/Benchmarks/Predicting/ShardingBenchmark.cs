using System.Diagnostics;
using System.Security.Cryptography;
using MlPipeline.Benchmarks.Loading;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Hosting;

namespace MlPipeline.Benchmarks.Predicting;

/// <summary><c>predict --on local</c> with one worker and with two, and a single process on all cores: from a CSV file to a CSV file, start to end.</summary>
static class ShardingBenchmark
{
    const double Target = 1.7;
    const int Turns = 3;
    const int TrainingRows = 200_000;
    const string Shards = "8";

    public static int Run()
    {
        var csv = BenchmarkData.EnsureCsv();
        var folder = Path.Combine(Path.GetDirectoryName(csv)!, "sharding");
        Directory.CreateDirectory(folder);
        string In(string name) => Path.Combine(folder, name);
        Train(csv, folder, In("registry"));
        var planning = Measurement.Seconds(() => ShardPlanner.Plan(InputFiles.At(csv)));
        Measurement.Print($"planning {new FileInfo(csv).Length / 1e6:N0} MB of CSV: {planning:F2} s");
        var one = new double[Turns];
        var two = new double[Turns];
        var single = new double[Turns];
        for (var turn = 0; turn < Turns; turn++)
        {
            single[turn] = Predict(In("single.csv"));
            one[turn] = Predict(In("one.csv"), "--on", "local", "--workers", "1", "--shards", Shards);
            two[turn] = Predict(In("two.csv"), "--on", "local", "--workers", "2", "--shards", Shards);
            Measurement.Print(
                $"turn {turn + 1}: one worker {one[turn]:F2} s, two workers {two[turn]:F2} s, a single process on all cores {single[turn]:F2} s"
            );
        }
        var isSame = Hash(In("single.csv")) == Hash(In("one.csv")) && Hash(In("single.csv")) == Hash(In("two.csv"));
        var ratio = Measurement.Median(one) / Measurement.Median(two);
        var passed = isSame && ratio >= Target;
        Measurement.Print(
            $"two workers {ratio:F2} times as fast as one, target at least {Target:F1}; {BenchmarkData.Rows / Measurement.Median(two):N0} rows/s; the same bytes: {(isSame ? "yes" : "no")}: {(passed ? "PASS" : "FAIL")}"
        );
        return passed ? 0 : 1;

        double Predict(string output, params string[] more) =>
            Measurement.Seconds(() =>
                Command(["predict", "--registry", In("registry"), "--input", csv, "--output", output, .. more])
            );
    }

    /// <summary>A command of the benchmark's project, in a process of its own.</summary>
    public static Task<int> WorkAsync(string[] arguments) => MlApplication.RunAsync(arguments, new BenchmarkProject());

    static void Train(string csv, string folder, string registry)
    {
        if (Directory.Exists(registry))
            Directory.Delete(registry, recursive: true);
        // The sources of the project are the file with this name in a folder: here its first rows.
        File.WriteAllLines(Path.Combine(folder, Path.GetFileName(csv)), File.ReadLines(csv).Take(TrainingRows + 1));
        Command(["train", "--data", folder, "--registry", registry]);
    }

    static void Command(string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [typeof(ShardingBenchmark).Assembly.Location, .. arguments, "--verbosity", "quiet"]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != ExitCode.Done)
            throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
    }

    static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(file));
    }
}
