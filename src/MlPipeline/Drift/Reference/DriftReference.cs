namespace MlPipeline.Drift.Reference;

/// <summary>A baseline profile, made ready to compare with as often as one likes. Safe to use from several threads.</summary>
sealed class DriftReference
{
    public DriftReference(BaselineProfile profile)
    {
        Profile = profile;
        Slots = new SeasonSlots(profile.Periods, profile.Seasonality);
        Numbers = [.. profile.Numbers.Select(x => new NumberReference(x, Slots))];
        Categories = [.. profile.Categories.Select(x => new CategoryReference(x, Slots))];
        Prediction = new NumberReference(profile.Prediction, Slots);
        Label = new NumberReference(profile.Label, Slots);
        Error = new NumberReference(profile.Error, new SeasonSlots(profile.ErrorPeriods, Seasonality.None));
    }

    public BaselineProfile Profile { get; }

    public SeasonSlots Slots { get; }

    public IReadOnlyList<NumberReference> Numbers { get; }

    public IReadOnlyList<CategoryReference> Categories { get; }

    public NumberReference Prediction { get; }

    public NumberReference Label { get; }

    public NumberReference Error { get; }
}
