using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Reporting;

/// <summary>What a build can do, and what can be set.</summary>
static class HelpText
{
    public static Report Of(IReadOnlyList<ExecutableTarget> targets, ParameterCatalog catalog)
    {
        var report = new Report().Add("Targets (-> what they depend on):", LineStyle.Heading).Add();
        var listed = targets.Where(x => x.Listed).ToList();
        var width = listed.Select(x => NameOf(x).Length).DefaultIfEmpty().Max();
        foreach (var target in listed)
        {
            var dependencies = string.Join(", ", target.ExecutionDependencies.Select(x => x.Name));
            AddEntry(
                report,
                NameOf(target),
                width,
                target.Description ?? "",
                dependencies.Length == 0 ? null : $"-> {dependencies}"
            );
        }

        AddParameters(report, "Parameters:", catalog.All.Where(x => !x.IsEngineOption && x.Listed));
        AddParameters(report, "Options of the engine:", catalog.All.Where(x => x.IsEngineOption));
        return catalog.All.Any(x => x.IsSecret)
            ? report.Add().Add("Secrets are stored encrypted: secrets set NAME. See secrets --help.")
            : report;
    }

    static void AddParameters(Report report, string title, IEnumerable<ParameterDescriptor> parameters)
    {
        var listed = parameters.ToList();
        if (listed.Count == 0)
            return;
        report.Add().Add(title, LineStyle.Heading).Add();
        var width = listed.Max(x => x.Option.Length);
        foreach (var parameter in listed)
        {
            var names = ValueConversion.NamesOf(parameter.Type);
            var remarks = new[]
            {
                names.Count == 0 ? null : $"One of {string.Join(", ", names)}.",
                parameter.IsRequired ? "Required." : null,
                parameter.IsSecret ? "Secret." : null,
            };
            var remark = string.Join(' ', remarks.OfType<string>());
            AddEntry(report, parameter.Option, width, parameter.Description ?? "", remark.Length > 0 ? remark : null);
        }
    }

    static void AddEntry(Report report, string name, int width, string text, string? more)
    {
        report.Add($"  {name.PadRight(width)}  {(text.Length > 0 || more is null ? text : more)}");
        if (text.Length > 0 && more is not null)
            report.Add($"  {new string(' ', width)}  {more}", LineStyle.Faint);
    }

    static string NameOf(ExecutableTarget target) => target.IsDefault ? $"{target.Name} (default)" : target.Name;
}
