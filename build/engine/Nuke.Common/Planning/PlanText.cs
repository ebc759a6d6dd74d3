using System.Globalization;
using Nuke.Common.Reporting;

namespace Nuke.Common.Planning;

/// <summary>What would run, wave by wave, and why.</summary>
static class PlanText
{
    public static Report Of(IReadOnlyList<PlanStep> steps)
    {
        var invoked = string.Join(", ", steps.Where(x => x.Target.Invoked).Select(x => x.Name));
        var report = new Report()
            .Add($"Plan for {invoked} (nothing is run):", LineStyle.Heading)
            .Add("What is in one wave may run at the same time.", LineStyle.Faint);
        var width = steps.Max(x => x.Name.Length);
        foreach (var wave in steps.GroupBy(x => x.Wave).OrderBy(x => x.Key))
        {
            report.Add().Add(string.Create(CultureInfo.InvariantCulture, $"Wave {wave.Key}"));
            foreach (var step in wave)
            {
                var style = step.SkipReason is null ? LineStyle.Plain : LineStyle.Faint;
                report.Add($"  {step.Name.PadRight(width)}  {string.Join("; ", Remarks(step))}", style);
            }
        }
        return report;
    }

    static IEnumerable<string> Remarks(PlanStep step)
    {
        yield return step.Because;
        if (step.SkipReason is { } reason)
            yield return $"skipped: {reason}";
        else if (step.After.Count > 0)
            yield return $"after {string.Join(", ", step.After)}";
        if (step.SkipReason is null && step.Conditions.Any())
            yield return $"only when {string.Join(" && ", step.Conditions)}";
    }
}
