using ScottPlot;

namespace MlPipeline.Reports.Plots;

/// <summary>One entry of a legend.</summary>
/// <param name="Text">What it stands for.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Shape">How it is drawn.</param>
readonly record struct LegendKey(string Text, Color Color, LegendShape Shape = LegendShape.Line);

/// <summary>How a legend's entry is drawn.</summary>
enum LegendShape
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A dashed line.</summary>
    Dashes,

    /// <summary>A dot.</summary>
    Dot,

    /// <summary>A circle.</summary>
    Circle,

    /// <summary>A filled area.</summary>
    Area,
}
