using Nuke.Common.Execution;

namespace MlPipeline.Benchmarks.Scheduling;

/// <summary>What the build engine itself costs: whole builds in memory, from the command line to the outcome.</summary>
static class SchedulingBenchmark
{
    const int Targets = 1000;
    const int FewEdges = 30;
    const int ManyEdges = 300;
    const int Turns = 7;
    const double MillisecondsPerTarget = 1;
    const double GrowthTarget = 12;
    const double TwoSecondsTarget = 1.2;

    public static int Run()
    {
        var few = GeneratedBuild.Define(Graph(FewEdges), () => { });
        var many = GeneratedBuild.Define(Graph(ManyEdges), () => { });
        Measure(few);
        Measure(many);
        var fewSeconds = new double[Turns];
        var manySeconds = new double[Turns];
        for (var turn = 0; turn < Turns; turn++)
        {
            fewSeconds[turn] = Measure(few);
            manySeconds[turn] = Measure(many);
        }

        var overhead = 1000 * Measurement.Median(fewSeconds) / Targets;
        var growth = Measurement.Median(manySeconds) / Measurement.Median(fewSeconds);
        Measurement.Print(
            $"{Targets} empty targets, about {FewEdges} relations each: median {Measurement.Median(fewSeconds):F3} s"
        );
        Measurement.Print(
            $"{Targets} empty targets, about {ManyEdges} relations each: median {Measurement.Median(manySeconds):F3} s"
        );
        var two = Measure(
            GeneratedBuild.Define(
                [
                    [],
                    [],
                ],
                () => Thread.Sleep(TimeSpan.FromSeconds(1))
            )
        );

        var ok = Judge("overhead per target", overhead, "ms", MillisecondsPerTarget);
        ok &= Judge("ten times the relations take", growth, "times as long", GrowthTarget);
        ok &= Judge("two independent targets of 1 s take", two, "s", TwoSecondsTarget);
        return ok ? 0 : 1;
    }

    // The same graph every time. No target depends on a later one, so that there is no circle.
    static int[][] Graph(int edges)
    {
        var random = new Random(1);
        return
        [
            .. Enumerable
                .Range(0, Targets)
                .Select(i => Enumerable.Range(0, Math.Min(i, edges)).Select(_ => random.Next(i)).Distinct().ToArray()),
        ];
    }

    static double Measure(Func<GeneratedBuild> create)
    {
        var session = new BuildSession { RootDirectory = AppContext.BaseDirectory, Parallelism = 2 };
        return Measurement.Seconds(() =>
        {
            var exitCode = BuildRunner.RunAsync(session, create, x => x.All).GetAwaiter().GetResult();
            if (exitCode != 0)
                throw new InvalidOperationException($"The build exited with code {exitCode}.");
        });
    }

    static bool Judge(string what, double value, string unit, double target)
    {
        Measurement.Print(
            $"{what} {value:F2} {unit}, target at most {target:F1}: {(value <= target ? "PASS" : "FAIL")}"
        );
        return value <= target;
    }
}
