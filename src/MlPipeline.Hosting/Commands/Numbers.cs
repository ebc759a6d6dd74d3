using System.Globalization;

namespace MlPipeline.Hosting.Commands;

/// <summary>How figures are written on the command line.</summary>
static class Numbers
{
    /// <summary>Three decimals, or a dash where there is no figure.</summary>
    public static string Text(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}
