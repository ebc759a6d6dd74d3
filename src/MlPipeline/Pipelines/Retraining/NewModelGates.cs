using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Models.Common;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>The tests of a new model, before it enters the registry. Pure functions.</summary>
public static class NewModelGates
{
    /// <summary>How far a prediction of the package's own example may lie from what the package says, relative to it.</summary>
    const double ExampleTolerance = 1e-9;

    /// <summary>Does the model reach what the project asks for?</summary>
    /// <param name="test">Its scores on held-out rows.</param>
    /// <param name="thresholds">The limits by metric: the most <c>rmse</c>, <c>mae</c>, <c>mape</c> or absolute <c>bias</c>, the least <c>r2</c>.</param>
    /// <exception cref="InputException">There is no such metric.</exception>
    public static IEnumerable<Gate> Thresholds(RegressionMetrics test, IReadOnlyDictionary<string, double> thresholds)
    {
        foreach (var (name, limit) in thresholds)
        {
            var (value, isReached) = name switch
            {
                "rmse" => (test.Rmse, test.Rmse <= limit),
                "mae" => (test.Mae, test.Mae <= limit),
                "mape" => (test.Mape, test.Mape <= limit),
                "bias" => (Math.Abs(test.Bias), Math.Abs(test.Bias) <= limit),
                "r2" => (test.R2, test.R2 >= limit),
                _ => throw new InputException(
                    $"Threshold \"{name}\" of the project is of no metric. {NearestName.Suggestion(name, ["rmse", "mae", "mape", "bias", "r2"])}",
                    "Correct it in the project's thresholds."
                ),
            };
            yield return Test(
                $"Held-out {name.ToUpperInvariant()}",
                isReached,
                value is { } number ? Number(number) : "not defined",
                string.Create(CultureInfo.InvariantCulture, $"at {(name == "r2" ? "least" : "most")} {limit:0.###}")
            );
        }
    }

    /// <summary>Does whoever asked the champion get on with the new model?</summary>
    /// <param name="before">The champion's signature.</param>
    /// <param name="now">The new model's.</param>
    /// <param name="isDeclared">Whether somebody has declared that it changes.</param>
    public static Gate Signature(ModelSignature before, ModelSignature now, bool isDeclared)
    {
        string[] changes =
        [
            .. before.Inputs.ExceptBy(now.Inputs.Select(x => x.Name), x => x.Name).Select(x => $"{x.Name} is gone"),
            .. now.Inputs.ExceptBy(before.Inputs.Select(x => x.Name), x => x.Name).Select(x => $"{x.Name} is new"),
            .. now
                .Inputs.Join(before.Inputs, x => x.Name, x => x.Name, (x, y) => (Now: x, Before: y))
                .Where(x => x.Now != x.Before)
                .Select(x => $"{x.Now.Name} was {Described(x.Before)} and is {Described(x.Now)}"),
            .. before.Output == now.Output ? [] : (string[])["the output has changed"],
        ];
        return new(
            RetrainingStep.Test,
            "Signature",
            changes.Length == 0 || isDeclared ? GateVerdict.Passed : GateVerdict.Refused,
            changes.Length == 0 ? "unchanged" : string.Join("; ", changes),
            isDeclared ? "a change is declared" : "unchanged, or declared"
        );
    }

    /// <summary>Does an invariance of the project hold?</summary>
    /// <param name="invariance">The invariance.</param>
    /// <param name="fitted">The new model.</param>
    /// <param name="rows">The rows to try it on.</param>
    /// <exception cref="InputException">The invariance does not give as many rows as it got.</exception>
    public static Gate Invariance(Invariance invariance, FittedPipeline fitted, Dataset rows)
    {
        var changed = invariance.Change(rows);
        if (changed.RowCount != rows.RowCount)
            throw new InputException(
                $"Invariance \"{invariance.Name}\" makes {changed.RowCount} rows of {rows.RowCount}.",
                "Let it change rows and neither add nor drop any."
            );
        var moves = fitted.Predict(changed).Zip(fitted.Predict(rows), (after, before) => after - before).ToArray();
        return Test(
            invariance.Name,
            Array.TrueForAll(moves, x => x >= -invariance.MostFall && x <= invariance.MostRise),
            string.Create(
                CultureInfo.InvariantCulture,
                $"predictions moved by {moves.Min():0.###} to {moves.Max():0.###} on {moves.Length} rows"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"from {-invariance.MostFall:0.###} to {invariance.MostRise:0.###}"
            )
        );
    }

    /// <summary>Is a single prediction quick enough?</summary>
    /// <param name="milliseconds">The time that 95 of 100 stay below.</param>
    /// <param name="policy">The limit.</param>
    public static Gate Latency(double milliseconds, RetrainingPolicy policy) =>
        Test(
            "Time of one prediction",
            milliseconds <= policy.MostLatency,
            $"{Number(milliseconds)} ms",
            string.Create(CultureInfo.InvariantCulture, $"at most {policy.MostLatency:0.##} ms, 95 of 100")
        );

    /// <summary>Is the package small enough?</summary>
    public static Gate Size(long bytes, RetrainingPolicy policy) =>
        Test(
            "Size of the package",
            bytes <= policy.MostPackageBytes,
            string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes"),
            string.Create(CultureInfo.InvariantCulture, $"at most {policy.MostPackageBytes:N0} bytes")
        );

    /// <summary>Does a process that knows nothing but the package load it and answer its example as the training did?</summary>
    /// <param name="answer">What that process said.</param>
    /// <param name="expected">What the training said.</param>
    public static Gate FreshProcess(PackageTrialAnswer answer, double expected) =>
        Test(
            "Loads in a fresh process and answers its own example",
            answer.Prediction is { } prediction
                && Math.Abs(prediction - expected) <= ExampleTolerance * Math.Max(1, Math.Abs(expected)),
            answer.Prediction is { } given ? Number(given) : answer.Problem ?? "no answer",
            $"{Number(expected)}, as in training"
        );

    static Gate Test(string name, bool isPassed, string found, string limit) =>
        new(RetrainingStep.Test, name, isPassed ? GateVerdict.Passed : GateVerdict.Refused, found, limit);

    static string Described(SignatureInput input) =>
        $"{input.Type}{(input.Unit is null ? "" : $" in {input.Unit}")}{(input.Required ? "" : " or missing")}";

    static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
