namespace MlPipeline.Reports.Plots;

/// <summary>A rendered plot, with what a reader needs who cannot see it.</summary>
/// <param name="Name">Its file name, without folder and extension.</param>
/// <param name="Width">Its width on a page, in CSS pixels; the PNG has <see cref="PlotStyle.Scale"/> times as many.</param>
/// <param name="Height">Its height on a page, in CSS pixels.</param>
/// <param name="Alternative">What it shows, in words and with its main figures.</param>
/// <param name="Png">The image.</param>
sealed record PlotImage(string Name, int Width, int Height, string Alternative, byte[] Png);
