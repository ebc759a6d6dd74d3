using MlPipeline.Drift;
using MlPipeline.UnitTests.Drift;

namespace MlPipeline.Benchmarks.Drifting;

/// <summary>How often 30 days that were drawn from training by whole weeks are called drift, and how often they are when one field is shifted by a standard deviation.</summary>
static class DriftRates
{
    const int Seed = 1;
    const int Days = 30;
    const int Checks = 1_000;
    const int ShiftedChecks = 100;
    const double MostFalseAlarms = 0.05;
    const double FewestFound = 0.95;

    public static bool Run()
    {
        var years = new RidershipYears(isTraining: _ => true);
        var random = new Random(Seed);
        var alarms = Enumerable.Range(0, Checks).Count(_ => IsDrift(years, years.Draw(random, Days)));
        Measurement.Print(
            $"{Checks} checks of {Days} days drawn by whole weeks, without drift: {(double)alarms / Checks:P1} say drift, target at most {MostFalseAlarms:P0}"
        );
        var drawn = Enumerable.Range(0, ShiftedChecks).Select(_ => years.Draw(random, Days)).ToArray();
        var found = RidershipYears
            .Numbers.Select(field =>
                (
                    field.Name,
                    Share: (double)drawn.Count(rows => IsDrift(years, years.Shifted(rows, field))) / ShiftedChecks
                )
            )
            .OrderBy(x => x.Share)
            .ToArray();
        var all = found.Average(x => x.Share);
        Measurement.Print(
            $"{ShiftedChecks} checks with each of {found.Length} fields shifted by one standard deviation: {all:P1} say drift, target at least {FewestFound:P0}"
        );
        foreach (var (name, share) in found.Where(x => x.Share < FewestFound))
            Measurement.Print($"  {name}: {share:P0}");
        return (double)alarms / Checks <= MostFalseAlarms && all >= FewestFound;
    }

    static bool IsDrift(RidershipYears years, DataLoaders.Dataset rows) =>
        years.Check(rows).Verdict == DriftVerdict.Drifted;
}
