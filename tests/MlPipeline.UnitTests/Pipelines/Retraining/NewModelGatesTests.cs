using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Pipelines.Retraining;

public sealed class NewModelGatesTests
{
    static readonly RegressionMetrics Metrics = new(100, 1.2, 0.9, 0.95, null, -0.3);

    static readonly ModelSignature Signature = new(
        [
            new SignatureInput("temp", FieldType.Number, Required: true, "°F"),
            new SignatureInput("games", FieldType.Text, Required: false, null),
        ],
        new SignatureOutput("entries", FieldType.Number, "thousand entries")
    );

    [Theory]
    [InlineData("rmse", 1.2, GateVerdict.Passed)]
    [InlineData("rmse", 1.1, GateVerdict.Refused)]
    [InlineData("mae", 1, GateVerdict.Passed)]
    [InlineData("bias", 0.2, GateVerdict.Refused)]
    [InlineData("r2", 0.9, GateVerdict.Passed)]
    [InlineData("r2", 0.97, GateVerdict.Refused)]
    // Not defined where a label is zero, so not reached.
    [InlineData("mape", 0.5, GateVerdict.Refused)]
    public void A_threshold_is_the_most_of_an_error_and_the_least_of_a_fit(
        string metric,
        double limit,
        GateVerdict verdict
    ) =>
        NewModelGates
            .Thresholds(Metrics, new Dictionary<string, double> { [metric] = limit })
            .Single()
            .Verdict.ShouldBe(verdict);

    [Fact]
    public void A_threshold_of_no_metric_gets_a_suggestion() =>
        Should
            .Throw<InputException>(() =>
                NewModelGates.Thresholds(Metrics, new Dictionary<string, double> { ["rsme"] = 1 }).ToArray()
            )
            .Problem.ShouldContain("\"rmse\"");

    [Fact]
    public void A_signature_that_stays_passes()
    {
        var same = Signature with { Inputs = [.. Signature.Inputs.Reverse()] };

        NewModelGates.Signature(Signature, same, isDeclared: false).Verdict.ShouldBe(GateVerdict.Passed);
    }

    [Fact]
    public void A_signature_that_changes_is_told_and_passes_only_when_declared()
    {
        var changed = new ModelSignature(
            [
                new SignatureInput("temp", FieldType.Number, Required: true, "°C"),
                new SignatureInput("wind", FieldType.Number, Required: true, "mph"),
            ],
            Signature.Output
        );

        var gate = NewModelGates.Signature(Signature, changed, isDeclared: false);

        gate.Verdict.ShouldBe(GateVerdict.Refused);
        gate.Found.ShouldBe("games is gone; wind is new; temp was Number in °F and is Number in °C");
        NewModelGates.Signature(Signature, changed, isDeclared: true).Verdict.ShouldBe(GateVerdict.Passed);
        var output = Signature with { Output = Signature.Output with { Unit = "entries" } };
        NewModelGates.Signature(Signature, output, isDeclared: false).Verdict.ShouldBe(GateVerdict.Refused);
    }

    [Theory]
    [InlineData(12.5, null, GateVerdict.Passed)]
    [InlineData(12.5001, null, GateVerdict.Refused)]
    [InlineData(null, "exit code 2: no", GateVerdict.Refused)]
    public void A_fresh_process_must_give_the_very_prediction_of_training(
        double? answer,
        string? problem,
        GateVerdict verdict
    ) => NewModelGates.FreshProcess(new PackageTrialAnswer(answer, problem), 12.5).Verdict.ShouldBe(verdict);

    [Fact]
    public void Time_and_size_have_their_limits()
    {
        var policy = new RetrainingPolicy { MostLatency = 5, MostPackageBytes = 2_000 };

        NewModelGates.Latency(5, policy).Verdict.ShouldBe(GateVerdict.Passed);
        NewModelGates.Latency(5.1, policy).Verdict.ShouldBe(GateVerdict.Refused);
        NewModelGates.Size(2_000, policy).Verdict.ShouldBe(GateVerdict.Passed);
        NewModelGates.Size(2_001, policy).Verdict.ShouldBe(GateVerdict.Refused);
    }
}
