using ScottPlot;
using SkiaSharp;

namespace MlPipeline.Reports.Plots;

/// <summary>The font of the plots: Inter, embedded in this assembly, so that a plot reads the same everywhere.</summary>
/// <remarks>
/// A slim container image has no font at all, and SkiaSharp's build without native dependencies then draws no text.
/// It holds Latin, Greek and Cyrillic letters; others appear as boxes in a plot, but as themselves in the page around it.
/// Licence: SIL Open Font License 1.1, embedded beside the font.
/// </remarks>
public sealed class PlotFont : IFontResolver
{
    /// <summary>The name under which the plots ask for it.</summary>
    public const string Name = "MlPipeline.Reports.Inter";

    static readonly SKTypeface Regular = Load("Inter-Regular.otf");
    static readonly SKTypeface SemiBold = Load("Inter-SemiBold.otf");
    static readonly PlotFont Instance = new();

    PlotFont() { }

    /// <summary>The typeface for running text or, where <paramref name="semiBold"/>, for titles.</summary>
    public static SKTypeface Typeface(bool semiBold) => semiBold ? SemiBold : Regular;

    /// <summary>Makes the font known to ScottPlot, once for the process.</summary>
    public static void Register()
    {
        lock (Instance)
        {
            if (!Fonts.FontResolvers.Contains(Instance))
                Fonts.FontResolvers.Add(Instance);
        }
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Name ? Typeface(bold) : null;

    static SKTypeface Load(string file)
    {
        using var stream =
            typeof(PlotFont).Assembly.GetManifestResourceStream($"MlPipeline.Reports.Fonts.{file}")
            ?? throw new InvalidOperationException($"The font {file} is not embedded in the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
