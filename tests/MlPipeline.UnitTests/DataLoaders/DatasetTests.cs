using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class DatasetTests
{
    static readonly Gen<(Dataset Data, int Start, int Count)> Runs = RandomData.Datasets.SelectMany(data =>
        Gen.Int[0, data.RowCount]
            .SelectMany(start => Gen.Int[0, data.RowCount - start].Select(count => (data, start, count)))
    );

    [Fact]
    public void A_slice_is_the_rows_that_a_list_would_give() =>
        Runs.Sample(x =>
            Rows.Of(x.Data.Slice(x.Start, x.Count)).SequenceEqual(Rows.Of(x.Data).Skip(x.Start).Take(x.Count))
        );

    [Fact]
    public void A_slice_of_a_slice_is_a_slice() =>
        Runs.Sample(x =>
            Rows.Of(x.Data.Slice(x.Start, x.Count).Slice(x.Count / 2, x.Count - x.Count / 2))
                .SequenceEqual(Rows.Of(x.Data.Slice(x.Start + x.Count / 2, x.Count - x.Count / 2)))
        );

    [Fact]
    public void Taking_rows_twice_is_taking_them_by_the_composed_indices() =>
        Gen.Select(RandomData.Datasets, Gen.Int[0, 1_000].Array[1, 40], Gen.Int[0, 1_000].Array[0, 40])
            .Sample(
                (data, first, second) =>
                {
                    var outer = first.Select(x => x % data.RowCount).ToArray();
                    var inner = second.Select(x => x % outer.Length).ToArray();
                    return Rows.Of(data.Take(outer).Take(inner))
                        .SequenceEqual(Rows.Of(data.Take(inner.Select(x => outer[x]).ToArray())));
                }
            );

    [Fact]
    public void Taking_no_row_gives_missing_values() =>
        RandomData.Datasets.Sample(data =>
        {
            var taken = data.Take([-1, 0, -1]);
            taken.Columns.ShouldAllBe(x => x.IsMissing(0) && x.IsMissing(2));
            Rows.Of(taken)[1].ShouldBe(Rows.Of(data)[0]);
        });

    [Fact]
    public void A_field_that_is_not_there_is_refused_with_those_that_are() =>
        Should
            .Throw<InputException>(() =>
                new Dataset(new NumberColumn(Field.Number("a"), new double[1])).Number(Field.Number("b"))
            )
            .Problem.ShouldBe("Field \"b\" is not in the data; there are a.");

    [Fact]
    public void A_field_of_another_type_is_refused() =>
        Should
            .Throw<InputException>(() =>
                new Dataset(new NumberColumn(Field.Number("a"), new double[1])).Text(Field.Text("a"))
            )
            .Problem.ShouldBe("Field \"a\" is Number in the data, expected Text.");
}
