using System.Text.RegularExpressions;
using SkiaSharp;

namespace MlPipeline.UnitTests.Reports;

public sealed partial class ReportPlotTests : ReportTest
{
    [Fact]
    public void Every_image_says_in_words_what_it_shows()
    {
        var html = Write(SyntheticEvaluation.Create(families: 2));

        var images = Images().Matches(html);
        images.Count.ShouldBeGreaterThan(15);
        images.ShouldAllBe(x => AlternativeText().IsMatch(x.Value));
    }

    [Fact]
    public void The_plots_on_the_page_are_the_files_beside_it_and_show_something()
    {
        var evaluation = SyntheticEvaluation.Create(families: 2);
        var html = Write(evaluation);

        var plots = Directory.GetFiles(Path.Combine(Folder, "plots"), "*.png");

        plots.Length.ShouldBe(Images().Count(html));
        foreach (var plot in plots)
        {
            html.ShouldContain(Convert.ToBase64String(File.ReadAllBytes(plot)));
            using var bitmap = SKBitmap.Decode(plot);
            bitmap.Width.ShouldBeInRange(500, 2000, plot);
            bitmap.Height.ShouldBeInRange(300, 1200, plot);
            // A blank plot has one colour, one without its text a few; antialiased letters have many.
            bitmap.Pixels.Distinct().Count().ShouldBeGreaterThan(60, plot);
        }
    }

    [Fact]
    public void Text_is_drawn_although_no_font_is_installed()
    {
        // The font comes with the assembly, so the title's place holds ink whatever the machine has.
        Write(SyntheticEvaluation.Create(rows: 60, families: 2));

        using var bitmap = SKBitmap.Decode(Path.Combine(Folder, "plots", "families.png"));
        var title = Enumerable
            .Range(0, 60)
            .Sum(y => Enumerable.Range(0, 600).Count(x => bitmap.GetPixel(x, y).Red < 128));
        title.ShouldBeGreaterThan(500);
    }

    [GeneratedRegex("alt=\"[^\"]{40,}\"")]
    private static partial Regex AlternativeText();
}
