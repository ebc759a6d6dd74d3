using System.Diagnostics;
using MlPipeline.Drift;

namespace MlPipeline.Benchmarks.Drifting;

/// <summary>The drift check: its time and memory for 3,000,000 rows of 30 fields, and how often it is wrong.</summary>
static class DriftBenchmark
{
    const int Rows = 3_000_000;
    const int ReferenceRows = 100_000;
    const int Turns = 5;
    const double MostSeconds = 3;
    const double MostMegabytes = 1_074;

    public static int Run()
    {
        var fast = RunSpeed();
        return DriftRates.Run() && fast ? 0 : 1;
    }

    static bool RunSpeed()
    {
        var project = new WideProject();
        var reference = WideProject.Make(ReferenceRows, seed: 1);
        var baseline = BaselineProfile.Of(
            project,
            project.Inputs,
            reference,
            reference.Number(project.Label).Values,
            reference,
            new double[ReferenceRows]
        );
        var rows = WideProject.Make(Rows, seed: 2);
        var before = Peak();
        var seconds = new double[Turns];
        var check = new DriftCheck(baseline, new DriftOptions());
        for (var turn = 0; turn < Turns; turn++)
        {
            DriftReport? report = null;
            seconds[turn] = Measurement.Seconds(() => report = check.Run(rows));
            Measurement.Print($"turn {turn + 1}: {seconds[turn]:F2} s, {report!.Verdict}: {report.Reason}");
        }
        var (median, memory) = (Measurement.Median(seconds), Peak() - before);
        var passes = median <= MostSeconds && memory <= MostMegabytes;
        Measurement.Print(
            $"{Rows} rows of {project.Inputs.Count} fields: median {median:F2} s, target at most {MostSeconds:F0} s; {memory:F0} MB beyond the data, target at most {MostMegabytes:F0} MB: {(passes ? "PASS" : "FAIL")}"
        );
        return passes;
    }

    static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
