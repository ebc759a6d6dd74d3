using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

/// <summary>Random datasets of a number, a text and a date that may be missing, and a number that may not.</summary>
static class RandomData
{
    const string Source = "random";

    public static readonly FieldCatalogue Fields = new(
        Field.Number("number").From(Source, "number").Optional(),
        Field.Text("text, \"quoted\"").From(Source, "text, \"quoted\"").Optional(),
        Field.Date("date").From(Source, "date").Optional(),
        Field.Number("full").From(Source, "full")
    );

    static readonly Gen<double> Numbers = Gen.Frequency(
        (8, Gen.Double.Where(double.IsFinite)),
        (2, Gen.OneOf(0.0, -0.0, double.MaxValue, double.MinValue, double.Epsilon, 1e22, 0.1, 1e-7, 123456789))
    );

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf("", " ", "NA", "null", "NaN", "\"", "\"\"", ",", "\n", "\r\n", "#", "'", "\uFEFF", "a\"b,c\nd"),
        Gen.OneOf("plain", "Zürich", "東京", "😀", "a longer text than DuckDB keeps inline"),
        Gen.String[Gen.Char[" ,\"\n\r;#'\\abcé漢\t"], 0, 20]
    );

    public static readonly Gen<Dataset> Datasets = Of(minimumRows: 1, maximumRows: 60);

    public static SourceSchema Schema => Fields.Source(Source);

    static Gen<Dataset> Of(int minimumRows, int maximumRows) =>
        Gen.Select(
                Gen.Frequency((4, Numbers), (1, Gen.Const(double.NaN))),
                Gen.Frequency((4, Texts.Select(x => (string?)x)), (1, Gen.Const(() => (string?)null))),
                Gen.Frequency(
                    (4, Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(x => (DateOnly?)DateOnly.FromDayNumber(x))),
                    (1, Gen.Const(() => (DateOnly?)null))
                ),
                Numbers
            )
            .Array[minimumRows, maximumRows]
            .Select(rows => new Dataset(
                new NumberColumn(Fields["number"], rows.Select(x => x.Item1).ToArray()),
                TextColumn.Of(Fields["text, \"quoted\""], rows.Select(x => x.Item2)),
                DateColumn.Of(Fields["date"], rows.Select(x => x.Item3)),
                new NumberColumn(Fields["full"], rows.Select(x => x.Item4).ToArray())
            ));
}
