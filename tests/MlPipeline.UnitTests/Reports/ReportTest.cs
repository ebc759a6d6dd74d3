using System.Text.RegularExpressions;
using MlPipeline.Pipelines;
using MlPipeline.Reports;

namespace MlPipeline.UnitTests.Reports;

/// <summary>A test that writes reports to a folder of its own.</summary>
public abstract partial class ReportTest : IDisposable
{
    protected string Parent { get; } = Directory.CreateTempSubdirectory("report-").FullName;

    protected string Folder => Path.Combine(Parent, "report");

    public void Dispose()
    {
        Directory.Delete(Parent, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(Evaluation evaluation) => File.ReadAllText(EvaluationReport.Write(evaluation, Folder));

    protected static List<string> Files(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(x => Path.GetRelativePath(folder, x).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    protected static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(-1, from);
        start += from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<img [^>]*>")]
    protected static partial Regex Images();
}
