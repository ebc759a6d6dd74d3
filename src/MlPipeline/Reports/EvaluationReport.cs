using System.Text;
using MlPipeline.Pipelines;

namespace MlPipeline.Reports;

/// <summary>
/// The report of an evaluation: <c>index.html</c> for people, with everything in one file; <c>metrics.json</c> for
/// programs; and the plots as <c>plots/*.png</c>, to take elsewhere.
/// </summary>
public static class EvaluationReport
{
    /// <summary>
    /// Writes the report. The same evaluation gives the same bytes. A crash leaves the old report or the new one:
    /// the new one is written beside <paramref name="folder"/> and then takes its place.
    /// </summary>
    /// <param name="evaluation">What to report.</param>
    /// <param name="folder">The report's folder; created where it is missing, replaced where it holds an older report.</param>
    /// <returns>The full path of <c>index.html</c>.</returns>
    /// <exception cref="ArgumentException">The evaluation contradicts itself: its best family is missing, a name is there twice, or a family has not one prediction for each test row.</exception>
    /// <exception cref="InputException">The folder cannot be written, or holds files that are not a report's.</exception>
    public static string Write(Evaluation evaluation, string folder)
    {
        Check(evaluation);
        var page = new EvaluationPage(evaluation);
        return ReportFolder.Replace(
            folder,
            [
                .. page.Plots.Select(x => new ReportFile($"{ReportFolder.Plots}/{x.Name}.png", x.Png)),
                new(ReportFolder.Metrics, MetricsJson.Write(evaluation)),
                new(ReportFolder.Index, Encoding.UTF8.GetBytes(page.Html())),
            ]
        );
    }

    static void Check(Evaluation evaluation)
    {
        var rows = evaluation.TestLabels.Count;
        if (evaluation.TestKeys.Count != rows)
            throw new ArgumentException(
                $"The evaluation has {evaluation.TestKeys.Count} test keys for {rows} test labels.",
                nameof(evaluation)
            );
        foreach (var family in evaluation.Families)
            if (family.TestPredictions.Count != rows)
                throw new ArgumentException(
                    $"Family \"{family.Family}\" has {family.TestPredictions.Count} predictions for {rows} test rows.",
                    nameof(evaluation)
                );
        if (evaluation.Families.DistinctBy(x => x.Family).Count() != evaluation.Families.Count)
            throw new ArgumentException("Two families of the evaluation have the same name.", nameof(evaluation));
        if (evaluation.Families.All(x => x.Family != evaluation.Best))
            throw new ArgumentException(
                $"The best family, \"{evaluation.Best}\", is not among those evaluated.",
                nameof(evaluation)
            );
    }
}
