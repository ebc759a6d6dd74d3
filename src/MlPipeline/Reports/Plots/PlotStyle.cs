using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace MlPipeline.Reports.Plots;

/// <summary>What all plots look like: colours, type, and the frame of title, legend and axes.</summary>
/// <remarks>The colours are those of Okabe and Ito (2008), which people with any form of colour blindness can tell apart.</remarks>
static class PlotStyle
{
    /// <summary>Image pixels per CSS pixel, so that plots are sharp on dense screens.</summary>
    public const int Scale = 2;

    /// <summary>The width of a plot that spans the page, in CSS pixels.</summary>
    public const int Wide = 958;

    /// <summary>The width of a plot that shares a row with another.</summary>
    public const int Half = 470;

    /// <summary>The width of a plot that shares a row with two others.</summary>
    public const int Third = 307;

    /// <summary>The size of text, in CSS pixels.</summary>
    public const float TextSize = 12;

    const double TickDensity = 0.75;
    const int PngCompression = 4;
    const SKPngEncoderFilterFlags PngFilter = SKPngEncoderFilterFlags.NoFilters;

    /// <summary>What was observed.</summary>
    public static readonly Color Actual = Color.FromHex("#9AA1AC");

    /// <summary>Bars: light enough for lines to show on them.</summary>
    public static readonly Color Bar = Color.FromHex("#5AA2CF");

    /// <summary>What the model says.</summary>
    public static readonly Color Predicted = Color.FromHex("#0072B2");

    /// <summary>What another model says.</summary>
    public static readonly Color Second = Color.FromHex("#009E73");

    /// <summary>What the reader should notice.</summary>
    public static readonly Color Accent = Color.FromHex("#D55E00");

    /// <summary>Text.</summary>
    public static readonly Color Ink = Color.FromHex("#2B2F36");

    /// <summary>Text of second rank: axes and reference lines.</summary>
    public static readonly Color Muted = Color.FromHex("#5C6370");

    static readonly Color GridLine = Color.FromHex("#E6E8EC");

    /// <summary>An empty plot with the axes and the grid that all plots share.</summary>
    /// <remarks>The vertical axis has no label at its side: <see cref="Render"/> writes it above the plot, where it can be read without turning the head.</remarks>
    public static Plot Create(string? xLabel = null)
    {
        PlotFont.Register();
        var plot = new Plot();
        plot.Font.Set(PlotFont.Name);
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.HideLegend();
        plot.Axes.Top.IsVisible = plot.Axes.Right.IsVisible = false;
        plot.Grid.MajorLineColor = GridLine;
        plot.Grid.MajorLineWidth = 1;
        foreach (var axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left])
        {
            axis.FrameLineStyle.Width = 0;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            axis.MinorTickStyle.Width = 0;
            axis.MajorTickStyle.Width = 0;
            axis.TickLabelStyle.FontSize = TextSize;
            axis.TickLabelStyle.ForeColor = Muted;
            axis.TickGenerator = new NumericAutomatic { LabelFormatter = Digits.Plain, TickDensity = TickDensity };
            axis.Label.FontSize = TextSize;
            axis.Label.Bold = false;
            axis.Label.ForeColor = Muted;
        }
        plot.Axes.Bottom.Label.Text = xLabel ?? "";
        return plot;
    }

    /// <summary>Leaves out the grid lines of one axis: those of categories say nothing.</summary>
    public static void WithoutGrid(Plot plot, bool ofX)
    {
        (ofX ? plot.Grid.XAxisStyle : plot.Grid.YAxisStyle).IsVisible = false;
    }

    /// <summary>Draws the title, what the vertical axis shows, and the legend above the plot, and encodes all of it.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="title">The title; shortened where it is too long for the width.</param>
    /// <param name="vertical">What the vertical axis shows; null where that goes without saying.</param>
    /// <param name="legend">The legend, below the title; none where it is empty.</param>
    /// <param name="width">The width in CSS pixels.</param>
    /// <param name="height">The height in CSS pixels.</param>
    public static byte[] Render(
        Plot plot,
        string title,
        string? vertical,
        IReadOnlyList<LegendKey> legend,
        int width,
        int height
    )
    {
        var info = new SKImageInfo(width * Scale, height * Scale, SKColorType.Rgb888x, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info);
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        var top = new PlotHeader(canvas, width).Draw(title, vertical, legend);
        plot.Render(
            canvas,
            new PixelRect(PlotHeader.Edge / 2, width - PlotHeader.Edge, height - PlotHeader.Edge / 2, top)
        );
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(PngFilter, PngCompression));
        return data?.ToArray()
            ?? throw new InvalidOperationException($"The plot \"{title}\" cannot be encoded as PNG.");
    }

    /// <summary>Shortens a name from the data so that it leaves room for the plot.</summary>
    public static string Short(string text, int length = 34) =>
        text.Length <= length ? text : text[..(length - 1)] + "…";
}
