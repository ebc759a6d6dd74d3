using MlPipeline.Features.Common;
using MlPipeline.Fields;
using Ridership.Fields;

namespace Ridership.Features.Calendar;

/// <summary>First stage: the day and the station's entries 14 days before; in training also the label.</summary>
public sealed class Prefilter : IPrefilter
{
    public IReadOnlyList<Field> Fields { get; } = [RidershipFields.Date, RidershipFields.ClarkLakeLag14];

    public IReadOnlyList<Field> LearntFrom { get; } = [RidershipFields.Entries];
}
