using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using Ridership.Fields;

namespace Ridership.Features.Calendar;

/// <summary>Second stage: learns from days on which the station was open. A closed day says nothing about the demand.</summary>
public sealed class Filter : IFilter
{
    public int[] Rows(Dataset training)
    {
        var entries = training.Number(RidershipFields.Entries).Values;
        var open = new List<int>(entries.Length);
        for (var row = 0; row < entries.Length; row++)
            if (entries[row] > 0)
                open.Add(row);
        return [.. open];
    }
}
