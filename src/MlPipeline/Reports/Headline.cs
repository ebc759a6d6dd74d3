using MlPipeline.Pipelines;

namespace MlPipeline.Reports;

/// <summary>The result of an evaluation in words.</summary>
static class Headline
{
    /// <summary>One sentence: how near the best family comes, and how near the baseline does.</summary>
    public static string Sentence(Evaluation evaluation, Vocabulary words)
    {
        var best = Best(evaluation);
        var average = words.RowsAreDays ? "on an average day" : "on average";
        var result = $"{best.Title} predicts {evaluation.Label} to within {words.Amount(best.Test.Mae)} {average}";
        if (Baseline(evaluation) is not { } baseline)
            return $"{result}.";
        return baseline.Family == best.Family
            ? $"No family beats the baseline: {result}."
            : $"{result}; the baseline, “{baseline.Title}”, misses by {Digits.Significant(baseline.Test.Mae, 2)}.";
    }

    /// <summary>What stands behind the sentence: the improvement, the rows it was measured on, and whether it will hold.</summary>
    public static string Lead(Evaluation evaluation, Vocabulary words)
    {
        var best = Best(evaluation);
        var measured = $"measured on {words.Rows(evaluation.Split.TestRows)} that no family had seen in training";
        var improvement = Improvement(evaluation) is { } share
            ? $"Its mean absolute error is {Change(share)} the baseline’s, {measured}."
            : $"This is {measured}.";
        var explained =
            best.Test.R2 is { } r2 && r2 > 0 ? $" It explains {Digits.Percent(r2, 0)} of the variance." : "";
        return $"{improvement}{explained} {best.Fit.Sentence}";
    }

    /// <summary>By which share the best family's mean absolute error is lower than the baseline's; null without a baseline to compare with.</summary>
    public static double? Improvement(Evaluation evaluation)
    {
        var best = Best(evaluation);
        return Baseline(evaluation) is { } baseline && baseline.Family != best.Family && baseline.Test.Mae > 0
            ? 1 - best.Test.Mae / baseline.Test.Mae
            : null;
    }

    /// <summary>The best family.</summary>
    public static FamilyEvaluation Best(Evaluation evaluation) =>
        evaluation.Families.First(x => x.Family == evaluation.Best);

    /// <summary>The baseline, where it was evaluated.</summary>
    public static FamilyEvaluation? Baseline(Evaluation evaluation) =>
        evaluation.Families.FirstOrDefault(x => x.Family == evaluation.Baseline);

    static string Change(double share) =>
        share >= 0 ? $"{Digits.Percent(share, 0)} lower than" : $"{Digits.Percent(-share, 0)} higher than";
}
