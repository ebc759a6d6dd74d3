using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>Drift check → evaluate → compare: what decides whether a new model is trained. Changes nothing anywhere.</summary>
/// <param name="project">The project.</param>
/// <param name="drift">The limits of the drift check.</param>
/// <param name="fit">Fits a family on the first rows, so many; whoever has done so before may answer from memory.</param>
/// <param name="progress">Is told what is being done.</param>
public sealed class CandidateTrial(
    MlProject project,
    DriftOptions drift,
    Func<ModelFamily, int, FittedPipeline> fit,
    IProgress<string>? progress = null
)
{
    readonly RetrainingPolicy policy = project.Retraining.Validated();

    /// <summary>Asks gate after gate, and stops at the first that is not passed.</summary>
    /// <param name="rows">All rows, in the order of time; new ones may lack the label.</param>
    /// <param name="labelled">Those of them that have a label, in the same order.</param>
    /// <param name="champion">The champion.</param>
    /// <param name="family">The candidate's family.</param>
    /// <param name="trigger">What asks for a candidate.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    public Trial Run(
        Dataset rows,
        Dataset labelled,
        Incumbent champion,
        ModelFamily family,
        RetrainingTrigger trigger,
        int seed
    )
    {
        var report = Check(rows, champion);
        var trial = new Trial([TrialGates.Drift(report, rows.RowCount - champion.SeenRows, trigger)])
        {
            Drift = report,
        };
        if (!trial.IsPassed)
            return trial;
        var plan = ComparisonPlan.Of(
            labelled.RowCount,
            champion.SeenRows,
            family.Name == champion.Fitted.Family,
            policy
        );
        trial = trial with
        {
            Plan = plan,
            Gates = [.. trial.Gates, TrialGates.Rows(plan, rows.RowCount - labelled.RowCount)],
        };
        return trial.IsPassed ? Compare(trial, labelled, champion, family, plan, seed) : trial;
    }

    DriftReport? Check(Dataset rows, Incumbent champion)
    {
        var added = rows.RowCount - champion.SeenRows;
        if (added == 0 || champion.Baseline is null)
            return null;
        var count = Math.Min(added, policy.MostDriftRows);
        progress?.Report($"checking the newest {count} of {added} new rows for drift");
        var newest = rows.Slice(rows.RowCount - count, count);
        return new DriftCheck(champion.Baseline, drift).Run(newest, champion.Fitted.Predict(newest));
    }

    Trial Compare(Trial trial, Dataset labelled, Incumbent champion, ModelFamily family, ComparisonPlan plan, int seed)
    {
        var split = Split.At(labelled, project.Date, plan.TrainRows, plan.Rule);
        progress?.Report($"{family.Title}: training a candidate on {plan.TrainRows} rows");
        var candidate = fit(family, plan.TrainRows);
        var opponent = champion.Fitted;
        if (plan.Kind == ComparisonKind.ChampionRefitted)
        {
            progress?.Report($"{opponent.Family}: training the champion's family on the same rows");
            opponent = fit(project.Family(opponent.Family), plan.TrainRows);
        }
        progress?.Report($"comparing both on {plan.TestRows} rows");
        var labels = FittedPipeline.LabelsOf(project, split.Test);
        var theirs = opponent.Predict(split.Test);
        var ours = candidate.Predict(split.Test);
        var bootstrap = new PairedBootstrap(labels, theirs, ours, policy, seed);
        var scores = bootstrap.All();
        var slices = SlicesOf(split.Test, bootstrap);
        return trial with
        {
            Split = split,
            Candidate = candidate,
            Labels = labels,
            ChampionPredictions = theirs,
            CandidatePredictions = ours,
            Scores = scores,
            Slices = slices,
            Gates =
            [
                .. trial.Gates,
                TrialGates.Score(scores, policy, project.Label.Unit),
                TrialGates.Slices(slices, policy, project.Label.Unit),
            ],
        };
    }

    SliceComparison[] SlicesOf(Dataset test, PairedBootstrap bootstrap)
    {
        var all = project
            .Slicings.SelectMany(x => x.RowsOf(test).Select(slice => (Slicing: x.Name, slice.Slice, slice.Rows)))
            .ToArray();
        // Those with too few rows decide nothing, so they do not make it harder to tell the others apart.
        var asked = Math.Max(1, all.Count(x => x.Rows.Count >= policy.MinimumSliceRows));
        return [.. all.Select(x => new SliceComparison(x.Slicing, x.Slice, bootstrap.On(x.Rows, asked)))];
    }
}
