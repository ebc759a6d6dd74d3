using MlPipeline.Features.Common;

namespace Ridership.Features.Calendar;

/// <summary>Last stage: drops kinds of day that the training years did not have, such as Juneteenth before 2021.</summary>
public sealed class Postfilter : IPostfilter
{
    readonly DropConstantFeatures constant = new();

    public IReadOnlyList<string> Keep(FeatureMatrix training) => constant.Keep(training);
}
