using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Build.Tests.Incremental;

/// <summary>A build with one target that turns texts into a report, in as many ways as there are clauses.</summary>
public class ReportBuild : NukeBuild
{
    [Parameter]
    public string? Title => TryGetValue(() => Title);

    [Parameter]
    public string? Password => TryGetValue(() => Password);

    [Parameter]
    public string? Unused => TryGetValue(() => Unused);

    public string? Style { get; init; }

    /// <summary>What the target does beside its work.</summary>
    public Action Also { get; init; } = () => { };

    public int Runs { get; private set; }

    public List<string> Succeeded { get; } = [];

    public Target Report =>
        _ =>
            _.Inputs("texts/**/*.txt", "!**/draft*", "title.md")
                .Inputs(() => Style)
                .Inputs(() => Password)
                .Outputs("out/report.html", "out/pages/*")
                .WhenUpToDate(summary => Log.Information("{Pages} as before", summary["Pages"]))
                .Executes(() =>
                {
                    Runs++;
                    var pages = (RootDirectory / "texts").GlobFiles("**/*.txt");
                    foreach (var page in pages)
                        (RootDirectory / "out" / "pages" / page.Name).WriteAllText(page.ReadAllText());
                    (RootDirectory / "out" / "report.html").WriteAllText(Title ?? "Report");
                    ReportSummary(_ => _.AddPair("Pages", $"{pages.Count} pages"));
                    Also();
                });

    protected internal override void OnTargetSucceeded(string target) => Succeeded.Add(target);
}
