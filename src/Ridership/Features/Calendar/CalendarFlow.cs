using MlPipeline.Features.Common;

namespace Ridership.Features.Calendar;

/// <summary>The calendar: weekday, season, trend, holidays and the days beside them, and the entries of a typical day.</summary>
public static class CalendarFlow
{
    /// <summary>Puts the four stages together.</summary>
    public static FeatureFlow Create() =>
        new StagedFlow<CalendarLearning>("calendar", new Prefilter(), new Filter(), new Processor(), new Postfilter());
}
