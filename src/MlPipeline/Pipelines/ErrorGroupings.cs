using MlPipeline.DataLoaders;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>Tells errors apart by the slices of a project.</summary>
static class ErrorGroupings
{
    public static IReadOnlyList<ErrorGrouping> Of(
        IReadOnlyList<Slicing> slicings,
        Dataset rows,
        double[] labels,
        double[] predictions
    ) =>
        [
            .. slicings.Select(slicing => new ErrorGrouping(
                slicing.Name,
                [
                    .. slicing
                        .RowsOf(rows)
                        .Select(x => new ErrorGroup(
                            x.Slice,
                            RegressionMetrics.Of(
                                [.. x.Rows.Select(row => labels[row])],
                                [.. x.Rows.Select(row => predictions[row])]
                            )
                        )),
                ]
            )),
        ];
}
