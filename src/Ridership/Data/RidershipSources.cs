using MlPipeline.DataLoaders;
using Ridership.Fields;

namespace Ridership.Data;

/// <summary>Where the columns come from: three sources of three kinds, joined by the day.</summary>
public static class RidershipSources
{
    /// <summary>The entries, one row per day, in the order of the days.</summary>
    public const string EntriesFile = "entries.csv";

    /// <summary>The weather, in <see cref="WeatherTable"/>.</summary>
    public const string WeatherFile = "weather.sqlite";

    /// <summary>The table of <see cref="WeatherFile"/>.</summary>
    public const string WeatherTable = "weather_daily";

    /// <summary>The games, one row per day.</summary>
    public const string GamesFile = "games.parquet";

    /// <summary>Reads the three files of a folder as one source; every day of entries needs its weather and its games.</summary>
    public static DataLoader Open(string folder)
    {
        var fields = RidershipFields.Catalogue;
        return new JoinedDataLoader(
            new CsvDataLoader(Path.Combine(folder, EntriesFile), fields.Source(RidershipFields.EntryCounts)),
            RidershipFields.Date,
            Join.Required(
                SqlDataLoader.OfSqliteTable(
                    Path.Combine(folder, WeatherFile),
                    WeatherTable,
                    fields.Source(RidershipFields.WeatherTable)
                )
            ),
            Join.Required(
                new ParquetDataLoader(Path.Combine(folder, GamesFile), fields.Source(RidershipFields.GameCalendar))
            )
        );
    }
}
