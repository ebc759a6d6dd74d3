using System.Globalization;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Delivery.Testing;

/// <summary>How many lines of the product the tests have run.</summary>
public sealed record LineCoverage(int Covered, int Total)
{
    const string MappedRoot = "/repository/";

    /// <summary>
    /// Reads Cobertura files. A line that several projects saw counts once, and is covered when one of them ran it. Code
    /// of the tests themselves does not count.
    /// </summary>
    public static LineCoverage Read(IEnumerable<AbsolutePath> files, AbsolutePath root)
    {
        var tests = root / "tests";
        var lines = new Dictionary<(string File, int Line), bool>();
        foreach (var type in files.SelectMany(file => XDocument.Load(file).Descendants("class")))
        {
            var file = Unmapped((string?)type.Attribute("filename") ?? "", root);
            if (!Path.IsPathRooted(file) || !root.Contains(file) || tests.Contains(file))
                continue;
            foreach (var line in type.Elements("lines").Elements("line"))
            {
                var key = (file, (int)line.Attribute("number")!);
                lines[key] = lines.GetValueOrDefault(key) || (long)line.Attribute("hits")! > 0;
            }
        }
        return new LineCoverage(lines.Values.Count(covered => covered), lines.Count);
    }

    /// <summary>Undoes what src/Directory.Build.props does to the paths of its assemblies.</summary>
    static string Unmapped(string file, AbsolutePath root) =>
        file.StartsWith(MappedRoot, StringComparison.Ordinal) ? root / file[MappedRoot.Length..] : file;

    /// <summary><c>81.3 %</c>, or <c>none</c> where nothing was measured.</summary>
    public override string ToString() =>
        Total == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * Covered / Total:0.0} %");
}
