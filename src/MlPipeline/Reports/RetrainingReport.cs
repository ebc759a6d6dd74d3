using System.Text;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;

namespace MlPipeline.Reports;

/// <summary>The report of a retraining: <c>index.html</c> for people, <c>decision.json</c> for programs, and the plots as <c>plots/*.png</c>.</summary>
public static class RetrainingReport
{
    /// <summary>Writes the report. A crash leaves the old report or the new one.</summary>
    /// <param name="result">What to report.</param>
    /// <param name="project">The project.</param>
    /// <param name="folder">The report's folder; created where it is missing, replaced where it holds an older report.</param>
    /// <returns>The full path of <c>index.html</c>.</returns>
    /// <exception cref="InputException">The folder cannot be written, or holds files that are not a report's.</exception>
    public static string Write(RetrainingResult result, MlProject project, string folder)
    {
        var page = new RetrainingPage(result, project);
        return ReportFolder.Replace(
            folder,
            [
                .. page.Plots.Select(x => new ReportFile($"{ReportFolder.Plots}/{x.Name}.png", x.Png)),
                new(ReportFolder.Decision, result.Decision.ToJson()),
                new(ReportFolder.Index, Encoding.UTF8.GetBytes(page.Html())),
            ]
        );
    }
}
