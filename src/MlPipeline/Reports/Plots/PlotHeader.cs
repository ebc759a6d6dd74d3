using SkiaSharp;

namespace MlPipeline.Reports.Plots;

/// <summary>What stands above a plot: its title, what its vertical axis shows, and its legend.</summary>
sealed class PlotHeader
{
    /// <summary>The empty edge around a plot, in CSS pixels.</summary>
    public const float Edge = 14;

    const float TitleSize = 15;
    const float LineHeight = 20;
    const float Gap = 16;

    readonly SKCanvas canvas;
    readonly float right;
    float x = Edge;
    float y = Edge + TitleSize;

    /// <summary>Prepares to draw on a canvas.</summary>
    /// <param name="canvas">The canvas, in CSS pixels.</param>
    /// <param name="width">Its width.</param>
    public PlotHeader(SKCanvas canvas, int width)
    {
        this.canvas = canvas;
        right = width - Edge;
    }

    /// <summary>Draws the header and returns the height that it takes.</summary>
    public float Draw(string title, string? vertical, IReadOnlyList<LegendKey> legend)
    {
        using var bold = new SKFont(PlotFont.Typeface(semiBold: true), TitleSize) { Subpixel = true };
        using var regular = new SKFont(PlotFont.Typeface(semiBold: false), PlotStyle.TextSize) { Subpixel = true };
        using var paint = new SKPaint { Color = PlotStyle.Ink.ToSKColor(), IsAntialias = true };
        canvas.DrawText(Fitting(title, bold), x, y, bold, paint);
        if (vertical is not null || legend.Count > 0)
            y += LineHeight;
        paint.Color = PlotStyle.Muted.ToSKColor();
        if (vertical is not null)
            Text(Fitting(vertical, regular), regular, paint);
        foreach (var key in legend)
            Key(key, regular, paint);
        return y + 10;
    }

    void Key(LegendKey key, SKFont font, SKPaint paint)
    {
        const float space = 6;
        var width = key.Shape is LegendShape.Dot or LegendShape.Circle ? 10 : 20;
        if (x > Edge && x + width + space + font.MeasureText(key.Text) > right)
            (x, y) = (Edge, y + LineHeight);
        var middle = y - PlotStyle.TextSize * 0.36f;
        paint.Color = key.Color.ToSKColor();
        Symbol(key.Shape, new SKRect(x, middle - 5, x + width, middle + 5), paint);
        x += width + space;
        paint.Color = PlotStyle.Muted.ToSKColor();
        Text(key.Text, font, paint);
    }

    void Text(string text, SKFont font, SKPaint paint)
    {
        canvas.DrawText(text, x, y, font, paint);
        x += font.MeasureText(text) + Gap;
    }

    void Symbol(LegendShape shape, SKRect box, SKPaint paint)
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

    string Fitting(string text, SKFont font)
    {
        while (text.Length > 2 && font.MeasureText(text) > right - Edge)
            text = text[..^2].TrimEnd() + "…";
        return text;
    }
}
