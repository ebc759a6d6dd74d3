using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MlPipeline.Benchmarks.Loading;
using MlPipeline.DataLoaders;
using MlPipeline.Pipelines;

namespace MlPipeline.Benchmarks.Predicting;

/// <summary>From a CSV file to a CSV file with predictions, compared with pandas and xgboost. Whole processes, start to end.</summary>
static class PredictingBenchmark
{
    const double Target = 0.5;
    const double MostMegabytes = 1024;
    const int Turns = 3;
    const int TrainingRows = 200_000;
    const int Seed = 1;

    /// <summary>The word that makes this program the measured process: predict FILE MODEL OUT.</summary>
    public const string Worker = "predict-worker";

    // Debian's python3 is where its python3-pandas and python3-xgboost are, whatever else is on the path.
    static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public static int Run()
    {
        var csv = BenchmarkData.EnsureCsv();
        var folder = Path.GetDirectoryName(csv)!;
        string In(string name) => Path.Combine(folder, name);
        var script = Path.Combine(AppContext.BaseDirectory, "Predicting", "pandas_xgboost.py");
        Train(folder, In("model.json"));
        if (Start(Python, script, "train", csv, In("xgboost.json"), $"{TrainingRows}").ExitCode != 0)
        {
            Measurement.Print(
                $"NOT MEASURED: the peer needs python3-pandas and python3-xgboost (Debian's packages of these names)."
            );
            return 1;
        }
        var peer = new double[Turns];
        var ours = new double[Turns];
        double peak = 0;
        for (var turn = 0; turn < Turns; turn++)
        {
            peer[turn] = Start(Python, script, "predict", csv, In("xgboost.json"), In("xgboost.csv")).Seconds;
            var run = Start(
                "dotnet",
                typeof(PredictingBenchmark).Assembly.Location,
                Worker,
                csv,
                In("model.json"),
                In("predictions.csv")
            );
            if (run.ExitCode != 0)
                return 1;
            ours[turn] = run.Seconds;
            peak = Math.Max(peak, run.PeakMegabytes);
            Measurement.Print(
                $"turn {turn + 1}: pandas + xgboost {peer[turn]:F2} s, MlPipeline {ours[turn]:F2} s, peak {run.PeakMegabytes:F0} MB"
            );
        }
        var ratio = Measurement.Median(ours) / Measurement.Median(peer);
        var passed = ratio <= Target && peak <= MostMegabytes;
        Measurement.Print(
            $"ratio {ratio:F2}, target at most {Target:F1}; peak {peak:F0} MB, at most {MostMegabytes:F0}: {(passed ? "PASS" : "FAIL")}"
        );
        return passed ? 0 : 1;
    }

    /// <summary>The measured process.</summary>
    public static int Work(string csv, string model, string output)
    {
        var project = new BenchmarkProject();
        var stored = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, JsonElement>>>(
            File.ReadAllBytes(model)
        )!;
        var family = project.Families[0];
        var fitted = new FittedPipeline(
            family.Name,
            project.FeaturesOf(family.Scope).Restore([.. stored["features"]]),
            family.Restore(stored["model"]["learnt"])
        );
        CsvDatasetWriter? writer = null;
        foreach (var batch in new PredictPipeline(project, fitted).Predict(project.Open(Path.GetDirectoryName(csv)!)))
        {
            writer ??= new CsvDatasetWriter(output, [.. batch.Columns.Select(x => x.Field)]);
            writer.Write(batch);
        }
        writer!.Complete();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64);
        return 0;
    }

    static void Train(string folder, string model)
    {
        var project = new BenchmarkProject();
        var rows = project.Open(folder).ReadBatches(TrainingRows).First();
        var fitted = FittedPipeline.Fit(project, project.Families[0], rows, Seed);
        var stored = new Dictionary<string, Dictionary<string, JsonElement>>
        {
            ["features"] = new(fitted.Features.Learnt),
            ["model"] = new() { ["learnt"] = fitted.Model.Learnt },
        };
        File.WriteAllBytes(model, JsonSerializer.SerializeToUtf8Bytes(stored));
    }

    static (int ExitCode, double Seconds, double PeakMegabytes) Start(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        var seconds = watch.Elapsed.TotalSeconds;
        _ = long.TryParse(output, CultureInfo.InvariantCulture, out var peak);
        return (process.ExitCode, seconds, peak / 1e6);
    }
}
