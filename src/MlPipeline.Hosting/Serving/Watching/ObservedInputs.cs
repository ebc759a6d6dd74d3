using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>Compares the inputs that a model is asked about with those it was trained on, since it began to answer.</summary>
/// <remarks>
/// A sample does: of a request with many rows <see cref="MostRows"/> are looked at, spread evenly, and of requests that come
/// at the very same time one. What a value is has no part in it, so shares are as they are in all rows.
/// </remarks>
sealed class ObservedInputs : IPredictionObserver
{
    /// <summary>The most rows of one request that are looked at.</summary>
    public const int MostRows = 64;

    readonly Lock gate = new();
    ServedModel? model;
    (int Column, InputBins Bins)[] inputs = [];

    public void Answered(in AnsweredRequest request)
    {
        if (request is not { Rows: { RowCount: > 0 } rows, Model: { } answered } || !gate.TryEnter())
            return;
        try
        {
            if (answered != model)
            {
                // A request that began before the model changed: what it counts would be of the old one.
                if (model is not null && answered.Since < model.Since)
                    return;
                (model, inputs) = (answered, Bins(rows, answered.Metadata.ReferenceProfile));
            }
            var step = (rows.RowCount + MostRows - 1) / MostRows;
            for (var row = 0; row < rows.RowCount; row += step)
                foreach (var (column, bins) in inputs)
                    bins.Add(rows.Columns[column], row);
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>The inputs of the model that was asked last, in the order of its signature; empty before the first request.</summary>
    /// <returns>The model with its inputs.</returns>
    public (ServedModel? Model, IReadOnlyList<ObservedInput> Inputs) Snapshot()
    {
        lock (gate)
            return (model, [.. inputs.Select(x => x.Bins.ToObserved())]);
    }

    static (int, InputBins)[] Bins(Dataset rows, ReferenceProfile reference)
    {
        var bins = new List<(int, InputBins)>();
        for (var column = 0; column < rows.Columns.Count; column++)
        {
            var name = rows.Columns[column].Field.Name;
            if (reference.Numbers.TryGetValue(name, out var numbers))
                bins.Add((column, NumberBins.Of(name, numbers)));
            else if (reference.Texts.TryGetValue(name, out var texts))
                bins.Add((column, CategoryBins.Of(name, texts)));
        }
        return [.. bins];
    }
}
