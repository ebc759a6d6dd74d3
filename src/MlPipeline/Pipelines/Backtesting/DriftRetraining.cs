using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines.Retraining;

namespace MlPipeline.Pipelines.Backtesting;

/// <summary>Retrains by the rule of <see cref="RetrainPipeline"/>: drift, a candidate that is at least as good, and the project's thresholds.</summary>
sealed class DriftRetraining(
    MlProject project,
    ModelFamily family,
    FitCache cache,
    Dataset rows,
    DriftOptions drift,
    int seed
) : IBacktestStrategy
{
    Incumbent? champion;

    public string Name => "on-drift";

    public string Title => "On drift";

    public BacktestChoice Choose(BacktestPeriod period, bool isFirst)
    {
        var known = rows.Slice(0, period.FirstRow);
        if (isFirst)
        {
            var split = Split.LastShare(known, project.Date);
            champion = Trained(known, cache.Fit(family, split.Training.RowCount), split.Test);
            return new(champion.Fitted, IsNew: true, Candidates: 0, "the first model");
        }
        var candidates = 0;
        var trial = new CandidateTrial(
            project,
            drift,
            (x, count) =>
            {
                candidates++;
                return cache.Fit(x, count);
            }
        ).Run(known, known, champion!, family, RetrainingTrigger.Drift, seed);
        Gate[] gates =
        [
            .. trial.Gates,
            .. trial.IsPassed
                ? NewModelGates.Thresholds(
                    RegressionMetrics.Of([.. trial.Labels], [.. trial.CandidatePredictions]),
                    project.Thresholds
                )
                : [],
        ];
        if (RetrainingOutcomes.Stopping(gates) is { } stopping)
            return new(champion!.Fitted, IsNew: false, candidates, $"{stopping.Name}: {stopping.Found}");
        champion = Trained(known, trial.Candidate!, trial.Split!.Test);
        return new(champion.Fitted, IsNew: true, candidates, trial.Gates[0].Found);
    }

    Incumbent Trained(Dataset known, FittedPipeline heldOut, Dataset test)
    {
        var fitted = cache.Fit(family, known.RowCount);
        var baseline = BaselineProfile.Of(
            project,
            TrainPipeline.InputsOf(project, family),
            known,
            fitted.Predict(known),
            test,
            heldOut.ErrorsOf(project, test)
        );
        return new Incumbent(fitted, baseline, known.RowCount);
    }
}
