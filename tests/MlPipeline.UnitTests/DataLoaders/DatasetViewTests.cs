using Microsoft.ML;
using Microsoft.ML.Data;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class DatasetViewTests
{
    static readonly Field Number = Field.Number("number").Optional();
    static readonly Field Text = Field.Text("text").Optional();
    static readonly Field Date = Field.Date("date").Optional();

    static readonly DatasetView View = new(
        new Dataset(
            new NumberColumn(Number, new[] { 1.5, double.NaN, 3 }),
            TextColumn.Of(Text, ["a", null, "b"]),
            DateColumn.Of(Date, [new DateOnly(2001, 2, 3), null, new DateOnly(2001, 2, 5)])
        )
    );

    [Fact]
    public void Columns_have_exported_names_and_the_types_of_ML_NET()
    {
        View.Schema.Select(x => (x.Name, x.Type.RawType))
            .ShouldBe([("number", typeof(float)), ("text", typeof(ReadOnlyMemory<char>)), ("date", typeof(DateTime))]);
        View.GetRowCount().ShouldBe(3);
        View.CanShuffle.ShouldBeFalse();
    }

    [Fact]
    public void Values_are_those_of_the_dataset()
    {
        View.GetColumn<float>("number").ShouldBe([1.5f, float.NaN, 3f]);
        View.GetColumn<ReadOnlyMemory<char>>("text").Select(x => x.ToString()).ShouldBe(["a", "", "b"]);
        View.GetColumn<DateTime>("date").ShouldBe([new(2001, 2, 3), DateTime.MinValue, new(2001, 2, 5)]);
    }

    [Fact]
    public void A_transform_of_ML_NET_reads_it()
    {
        var ml = new MLContext(seed: 1);
        var pipeline = ml
            .Transforms.ReplaceMissingValues(
                "number",
                replacementMode: Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode.Mean
            )
            .Append(ml.Transforms.Categorical.OneHotEncoding("text"))
            .Append(ml.Transforms.Concatenate("Features", "number", "text"));

        var features = pipeline.Fit(View).Transform(View).GetColumn<float[]>("Features").ToArray();

        features.Length.ShouldBe(3);
        features[1][0].ShouldBe(2.25f);
        features[0].Skip(1).Sum().ShouldBe(1);
    }

    [Fact]
    public void A_cursor_gives_only_what_it_was_asked_for_in_the_type_of_the_column()
    {
        using var cursor = View.GetRowCursor([View.Schema["number"]]);

        Should.Throw<InvalidOperationException>(() => cursor.GetGetter<DateTime>(View.Schema["date"]));
        Should.Throw<InvalidOperationException>(() => cursor.GetGetter<double>(View.Schema["number"]));
        cursor.Position.ShouldBe(-1);
        while (cursor.MoveNext()) { }
        cursor.Position.ShouldBe(-1);
        cursor.MoveNext().ShouldBeFalse();
    }
}
