using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.Benchmarks;

/// <summary>How benchmarks measure and tell.</summary>
static class Measurement
{
    /// <summary>The seconds that an action takes.</summary>
    public static double Seconds(Action action)
    {
        // What an earlier turn left behind is not this turn's cost.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>The value in the middle.</summary>
    public static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>Writes a line, numbers in the invariant form.</summary>
    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
