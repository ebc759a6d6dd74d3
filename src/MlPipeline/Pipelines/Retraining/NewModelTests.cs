using MlPipeline.DataLoaders;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>Tests a package that has just been made, before anybody else sees it.</summary>
/// <param name="project">The project.</param>
/// <param name="trial">Tries the package in a process of its own.</param>
/// <param name="clock">Takes the time of predictions.</param>
sealed class NewModelTests(MlProject project, IPackageTrial trial, TimeProvider clock)
{
    /// <summary>Invariances are tried on the newest rows, at most so many: a year of days.</summary>
    const int MostRows = 365;

    /// <summary>Enough that a pause of the machine is no one of the slowest 5 of 100.</summary>
    const int Predictions = 400;

    readonly RetrainingPolicy policy = project.Retraining.Validated();

    /// <summary>Asks all gates, as each says something about the model.</summary>
    /// <param name="path">The package.</param>
    /// <param name="champion">What is known about the champion.</param>
    /// <param name="declaresSignature">Whether somebody has declared that the signature changes.</param>
    /// <param name="rows">The rows that it was trained on.</param>
    public IReadOnlyList<Gate> Run(string path, PackageMetadata champion, bool declaresSignature, Dataset rows)
    {
        var package = ModelPackage.Open(path);
        var fitted = PipelineFiles.Read(project, package);
        var newest = rows.Slice(Math.Max(0, rows.RowCount - MostRows), Math.Min(MostRows, rows.RowCount));
        return
        [
            .. NewModelGates.Thresholds(package.Metadata.Metrics["test"], project.Thresholds),
            NewModelGates.Signature(champion.Signature, package.Metadata.Signature, declaresSignature),
            .. project.Invariances.Select(x => NewModelGates.Invariance(x, fitted, newest)),
            NewModelGates.Latency(Latency(fitted, newest), policy),
            NewModelGates.Size(package.Size, policy),
            NewModelGates.FreshProcess(trial.Run(path), package.Metadata.ExamplePrediction ?? double.NaN),
        ];
    }

    /// <summary>The time in milliseconds that 95 of 100 predictions of one row stay below.</summary>
    double Latency(FittedPipeline fitted, Dataset rows)
    {
        var times = new double[Predictions];
        for (var i = -Predictions; i < Predictions; i++)
        {
            var row = rows.Slice(Math.Abs(i) % rows.RowCount, 1);
            var started = clock.GetTimestamp();
            fitted.Predict(row);
            // The first half only warms up.
            if (i >= 0)
                times[i] = clock.GetElapsedTime(started).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[Predictions * 95 / 100];
    }
}
