using System.Globalization;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>What would run, in order.</summary>
static class PlanText
{
    public static Report Of(IReadOnlyCollection<ExecutableTarget> plan)
    {
        var invoked = string.Join(", ", plan.Where(x => x.Invoked).Select(x => x.Name));
        var report = new Report().Add($"Plan for {invoked} (nothing is run):", LineStyle.Heading).Add();
        var numberWidth = plan.Count.ToString(CultureInfo.InvariantCulture).Length;
        var nameWidth = plan.Max(x => x.Name.Length);
        var number = 0;
        foreach (var target in plan)
        {
            number++;
            var prefix = number.ToString(CultureInfo.InvariantCulture).PadLeft(numberWidth);
            report.Add($"  {prefix}. {target.Name.PadRight(nameWidth)}  {Remark(target, plan)}");
        }
        return report;
    }

    static string Remark(ExecutableTarget target, IReadOnlyCollection<ExecutableTarget> plan)
    {
        if (target.Status == ExecutionStatus.Skipped)
            return $"skipped: {target.SkipReason}";
        var after = target.Predecessors.Distinct().Where(plan.Contains).Select(x => x.Name).ToList();
        return after.Count == 0 ? "" : $"after {string.Join(", ", after)}";
    }
}
