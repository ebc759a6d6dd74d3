using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Reporting;

namespace Nuke.Common.Planning;

/// <summary>Shows a plan in the format that was asked for.</summary>
static class PlanView
{
    /// <param name="format">The format.</param>
    /// <param name="plan">The targets, in their order.</param>
    /// <param name="context">The build.</param>
    /// <param name="details">By the names of targets, what they tell to a program, as JSON values.</param>
    /// <returns>The exit code of the build, which does nothing else.</returns>
    public static int Show(
        PlanFormat format,
        IReadOnlyCollection<ExecutableTarget> plan,
        BuildContext context,
        IReadOnlyDictionary<string, string> details
    )
    {
        var steps = PlanStep.AllOf(plan);
        if (format == PlanFormat.Html)
            return ShowPage(steps, context);
        context.Console.Write(
            format switch
            {
                PlanFormat.Json => Lines(PlanJson.Of(steps, details)),
                PlanFormat.Mermaid => PlanMermaid.Of(steps),
                _ => PlanText.Of(steps),
            }
        );
        return BuildExitCode.Succeeded;
    }

    static int ShowPage(IReadOnlyList<PlanStep> steps, BuildContext context)
    {
        var directory = context.Session.RecordDirectory ?? context.Session.RootDirectory / "artifacts" / "build";
        var path = directory / "plan.html";
        try
        {
            AtomicFile.Write(path, PlanPage.Of(steps));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Console.WriteError($"The plan could not be written to {path}: {exception.Message}");
            return BuildExitCode.Failed;
        }
        context.Console.Write(new Report().Add(path));
        return BuildExitCode.Succeeded;
    }

    static Report Lines(string text) => text.Split('\n').Aggregate(new Report(), (report, line) => report.Add(line));
}
