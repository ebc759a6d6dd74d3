using System.Text.Json;
using Delivery.Checks;
using Nuke.Common.IO;

namespace Build.Tests.Checks;

public sealed class CheckSummaryTests : IDisposable
{
    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("summary-").FullName;

    public void Dispose() => _directory.DeleteDirectory();

    [Fact]
    public void The_page_says_what_was_not_checked_and_shows_findings_as_text()
    {
        CheckResult[] results =
        [
            CheckResult.Failed("analyzers", "Analysers", "1 warning.", ["a.cs(1): <script>"]),
            CheckResult.NotChecked("snyk", "Snyk", "There is no token."),
        ];

        CheckSummary.Write(_directory, "ridership-build:1", results, ["analyzers has failed: 1 warning."]);

        var page = (_directory / "index.html").ReadAllText();
        page.ShouldContain(">not checked<");
        page.ShouldContain("a.cs(1): &lt;script&gt;");
        page.ShouldNotContain("<script>");
        using var json = JsonDocument.Parse((_directory / "summary.json").ReadAllText());
        json.RootElement.GetProperty("passed").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("checks")[1].GetProperty("outcome").GetString().ShouldBe("NotChecked");
    }
}
