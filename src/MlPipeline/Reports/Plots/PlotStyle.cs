using System.Globalization;
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
    public const int Wide = 960;

    /// <summary>The width of a plot that shares a row with another.</summary>
    public const int Half = 470;

    /// <summary>The width of a plot that shares a row with two others.</summary>
    public const int Third = 310;

    const float TitleSize = 15;
    const float TextSize = 12;
    const float Edge = 14;
    const int PngCompression = 6;

    /// <summary>What was observed.</summary>
    public static readonly Color Actual = Color.FromHex("#8A8F98");

    /// <summary>What the model says.</summary>
    public static readonly Color Predicted = Color.FromHex("#0072B2");

    /// <summary>What the reader should notice.</summary>
    public static readonly Color Accent = Color.FromHex("#D55E00");

    /// <summary>Text.</summary>
    public static readonly Color Ink = Color.FromHex("#2B2F36");

    /// <summary>Text of second rank: axes and reference lines.</summary>
    public static readonly Color Muted = Color.FromHex("#5C6370");

    static readonly Color _gridLine = Color.FromHex("#E6E8EC");

    /// <summary>An empty plot with the axes and the grid that all plots share.</summary>
    public static Plot Create(string? xLabel = null, string? yLabel = null)
    {
        PlotFont.Register();
        var plot = new Plot();
        plot.Font.Set(PlotFont.Name);
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.HideLegend();
        plot.Axes.Top.IsVisible = plot.Axes.Right.IsVisible = false;
        plot.Grid.MajorLineColor = _gridLine;
        plot.Grid.MajorLineWidth = 1;
        foreach (var axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left])
        {
            axis.FrameLineStyle.Width = 0;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            axis.TickLabelStyle.FontSize = TextSize;
            axis.TickLabelStyle.ForeColor = Muted;
            axis.TickGenerator = Numbers();
            axis.Label.FontSize = TextSize;
            axis.Label.Bold = false;
            axis.Label.ForeColor = Muted;
        }
        plot.Axes.Bottom.Label.Text = xLabel ?? "";
        plot.Axes.Left.Label.Text = yLabel ?? "";
        return plot;
    }

    /// <summary>Leaves out the grid lines of one axis: those of categories say nothing.</summary>
    public static void WithoutGrid(Plot plot, bool ofX)
    {
        (ofX ? plot.Grid.XAxisStyle : plot.Grid.YAxisStyle).IsVisible = false;
    }

    /// <summary>Draws the title and the legend above the plot and encodes all of it.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="title">The title; shortened where it is too long for the width.</param>
    /// <param name="legend">The legend, in one row below the title; none where it is empty.</param>
    /// <param name="width">The width in CSS pixels.</param>
    /// <param name="height">The height in CSS pixels.</param>
    public static byte[] Render(Plot plot, string title, IReadOnlyList<LegendKey> legend, int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width * Scale, height * Scale, SKColorType.Rgba8888));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        var top = DrawTitle(canvas, title, width);
        if (legend.Count > 0)
            top = DrawLegend(canvas, legend, top);
        plot.Render(canvas, new PixelRect(Edge / 2, width - Edge / 2, height - Edge / 2, top));
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, PngCompression));
        return data?.ToArray()
            ?? throw new InvalidOperationException($"The plot \"{title}\" cannot be encoded as PNG.");
    }

    /// <summary>Shortens a name from the data so that it leaves room for the plot.</summary>
    public static string Short(string text, int length = 34) =>
        text.Length <= length ? text : text[..(length - 1)] + "…";

    static NumericAutomatic Numbers() =>
        new() { LabelFormatter = x => x.ToString("#,0.######", CultureInfo.InvariantCulture).Replace('-', '−') };

    static float DrawTitle(SKCanvas canvas, string title, int width)
    {
        using var font = new SKFont(PlotFont.Typeface(semiBold: true), TitleSize);
        using var paint = new SKPaint { Color = Ink.ToSKColor(), IsAntialias = true };
        font.Subpixel = true;
        while (title.Length > 1 && font.MeasureText(title) > width - 2 * Edge)
            title = title[..^2].TrimEnd() + "…";
        canvas.DrawText(title, Edge, Edge + TitleSize, font, paint);
        return Edge + TitleSize + 10;
    }

    static float DrawLegend(SKCanvas canvas, IReadOnlyList<LegendKey> legend, float top)
    {
        const float key = 20;
        using var font = new SKFont(PlotFont.Typeface(semiBold: false), TextSize) { Subpixel = true };
        using var paint = new SKPaint { IsAntialias = true };
        var x = Edge;
        var middle = top + TextSize / 2;
        foreach (var entry in legend)
        {
            paint.Color = entry.Color.ToSKColor();
            DrawKey(canvas, entry.Shape, new SKRect(x, middle - 5, x + key, middle + 5), paint);
            x += key + 6;
            paint.Color = Muted.ToSKColor();
            canvas.DrawText(entry.Text, x, middle + TextSize * 0.36f, font, paint);
            x += font.MeasureText(entry.Text) + 18;
        }
        return top + TextSize + 8;
    }

    static void DrawKey(SKCanvas canvas, LegendShape shape, SKRect box, SKPaint paint)
    {
        paint.Style = shape is LegendShape.Area or LegendShape.Dot ? SKPaintStyle.Fill : SKPaintStyle.Stroke;
        paint.StrokeWidth = 2;
        using var dashes = shape == LegendShape.Dashes ? SKPathEffect.CreateDash([5, 3], 0) : null;
        paint.PathEffect = dashes;
        if (shape == LegendShape.Area)
            canvas.DrawRect(box, paint);
        else if (shape is LegendShape.Dot or LegendShape.Circle)
            canvas.DrawCircle(box.MidX, box.MidY, 4.5f, paint);
        else
            canvas.DrawLine(box.Left, box.MidY, box.Right, box.MidY, paint);
        paint.PathEffect = null;
        paint.Style = SKPaintStyle.Fill;
    }
}
