using System.Globalization;
using System.Text.RegularExpressions;

namespace MlPipeline.Reports.Plots;

/// <summary>Turns names from the data into file names: small letters, digits and dashes, each only once.</summary>
sealed partial class PlotNames
{
    const int MostCharacters = 60;

    readonly HashSet<string> used = [];

    /// <summary>A file name, without extension, that was not given out before.</summary>
    public string For(string name)
    {
        var clean = Unsafe().Replace(name.ToLowerInvariant(), "-").Trim('-');
        clean = clean.Length == 0 ? "family" : clean[..Math.Min(clean.Length, MostCharacters)];
        var unique = clean;
        for (var i = 2; !used.Add(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{clean}-{i}");
        return unique;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unsafe();
}
