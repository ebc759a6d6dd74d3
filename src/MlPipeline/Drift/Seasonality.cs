namespace MlPipeline.Drift;

/// <summary>The rhythm that data have by nature: new rows are compared with those of the same season only.</summary>
public enum Seasonality
{
    /// <summary>None: any row is compared with all.</summary>
    None,

    /// <summary>Days of the week.</summary>
    Weekday,

    /// <summary>Months of the year.</summary>
    Month,

    /// <summary>Quarters of the year.</summary>
    Quarter,
}
