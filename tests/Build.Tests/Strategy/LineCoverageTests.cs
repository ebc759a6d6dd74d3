using Delivery.Testing;
using Nuke.Common.IO;

namespace Build.Tests.Strategy;

public sealed class LineCoverageTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("coverage-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void A_line_counts_once_and_is_covered_when_any_project_ran_it()
    {
        var coverage = LineCoverage.Read(
            [
                Report("first", ("src/A.cs", 1, 0), ("src/A.cs", 2, 3), ("src/B.cs", 1, 0)),
                Report("second", ("src/A.cs", 1, 1), ("src/A.cs", 2, 0)),
            ],
            _root
        );

        coverage.ShouldBe(new LineCoverage(2, 3));
        coverage.ToString().ShouldBe("66.7 %");
    }

    [Fact]
    public void Tests_and_code_from_elsewhere_do_not_count()
    {
        var coverage = LineCoverage.Read([Report("report", ("tests/T.cs", 1, 1), ("/_/library/X.cs", 1, 1))], _root);

        coverage.ToString().ShouldBe("none");
    }

    [Fact]
    public void Code_that_was_compiled_under_a_mapped_path_counts() =>
        LineCoverage.Read([Report("report", ("/repository/src/A.cs", 1, 1))], _root).Total.ShouldBe(1);

    AbsolutePath Report(string name, params (string File, int Line, int Hits)[] lines)
    {
        var classes = lines.Select(x =>
            $"""<class filename="{Path.Combine(_root, x.File)}"><lines><line number="{x.Line}" hits="{x.Hits}"/></lines></class>"""
        );
        return (_root / $"{name}.xml").WriteAllText($"<coverage>{string.Concat(classes)}</coverage>");
    }
}
