using MlPipeline.Fields;

namespace Ridership.Fields;

/// <summary>Every column of the project: what each source calls it, and what it is called from there on.</summary>
public static class RidershipFields
{
    /// <summary>The source of entries: a CSV export with the names that people write, and dates as in the US.</summary>
    public const string EntryCounts = "entries";

    /// <summary>The source of weather: a table of a database.</summary>
    public const string WeatherTable = "weather";

    /// <summary>The source of games: a Parquet file.</summary>
    public const string GameCalendar = "games";

    const string Thousands = "thousand entries";
    const int LagDays = 14;

    /// <summary>The day, on which the sources are joined.</summary>
    public static readonly Field Date = Field
        .Date("date", "The day")
        .From(EntryCounts, "Service Date", "M/d/yyyy")
        .From(WeatherTable, "obs_date")
        .From(GameCalendar, "Day");

    /// <summary>The label: entries at Clark/Lake on the day, in thousands.</summary>
    public static readonly Field Entries = Field
        .Number("entries", Thousands, "Entries at Clark/Lake on the day")
        .From(EntryCounts, "Clark/Lake (today)")
        // Not known yet for a day to predict; training asks for it in every row.
        .Optional();

    public static readonly Field AustinLag14 = Station("austin", "Austin");
    public static readonly Field QuincyWellsLag14 = Station("quincy_wells", "Quincy/Wells");
    public static readonly Field BelmontLag14 = Station("belmont", "Belmont");
    public static readonly Field Archer35thLag14 = Station("archer_35th", "35th/Archer");
    public static readonly Field OakParkLag14 = Station("oak_park", "Oak Park");
    public static readonly Field WesternLag14 = Station("western", "Western");
    public static readonly Field ClarkLakeLag14 = Station("clark_lake", "Clark/Lake");
    public static readonly Field ClintonLag14 = Station("clinton", "Clinton");
    public static readonly Field MerchandiseMartLag14 = Station("merchandise_mart", "Merchandise Mart");
    public static readonly Field IrvingParkLag14 = Station("irving_park", "Irving Park");
    public static readonly Field WashingtonWellsLag14 = Station("washington_wells", "Washington/Wells");
    public static readonly Field HarlemLag14 = Station("harlem", "Harlem");
    public static readonly Field MonroeLag14 = Station("monroe", "Monroe");
    public static readonly Field PolkLag14 = Station("polk", "Polk");
    public static readonly Field AshlandLag14 = Station("ashland", "Ashland");
    public static readonly Field KedzieLag14 = Station("kedzie", "Kedzie");
    public static readonly Field AddisonLag14 = Station("addison", "Addison");
    public static readonly Field JeffersonParkLag14 = Station("jefferson_park", "Jefferson Park");
    public static readonly Field MontroseLag14 = Station("montrose", "Montrose");
    public static readonly Field CaliforniaLag14 = Station("california", "California");

    public static readonly Field TempMin = Observed("temp_min", "temp_min_f", "°F", "Lowest temperature of the day");
    public static readonly Field Temp = Observed("temp", "temp_f", "°F", "Temperature of the day");
    public static readonly Field TempMax = Observed("temp_max", "temp_max_f", "°F", "Highest temperature of the day");
    public static readonly Field TempChange = Observed(
        "temp_change",
        "temp_change_f",
        "°F",
        "Highest less lowest temperature"
    );
    public static readonly Field Dew = Observed("dew", "dew_point_f", "°F", "Dew point");
    public static readonly Field Humidity = Observed("humidity", "humidity_pct", "%", "Relative humidity");
    public static readonly Field Pressure = Observed("pressure", "pressure_inhg", "inHg", "Air pressure");
    public static readonly Field PressureChange = Observed(
        "pressure_change",
        "pressure_change_inhg",
        "inHg",
        "Highest less lowest air pressure"
    );
    public static readonly Field Wind = Observed("wind", "wind_mph", "mph", "Wind speed");
    public static readonly Field WindMax = Observed("wind_max", "wind_max_mph", "mph", "Highest wind speed");
    public static readonly Field Gust = Observed("gust", "gust_mph", "mph", "Speed of gusts");
    public static readonly Field GustMax = Observed("gust_max", "gust_max_mph", "mph", "Highest speed of a gust");
    public static readonly Field Precip = Observed("precip", "precip_in", "inches", "Precipitation");
    public static readonly Field PrecipMax = Observed(
        "precip_max",
        "precip_max_in",
        "inches",
        "Highest precipitation of an observation"
    );
    public static readonly Field WeatherRain = Observed(
        "weather_rain",
        "share_rain",
        "share",
        "Share of the day's observations with rain"
    );
    public static readonly Field WeatherSnow = Observed(
        "weather_snow",
        "share_snow",
        "share",
        "Share of the day's observations with snow"
    );
    public static readonly Field WeatherCloud = Observed(
        "weather_cloud",
        "share_cloud",
        "share",
        "Share of the day's observations with clouds"
    );
    public static readonly Field WeatherStorm = Observed(
        "weather_storm",
        "share_storm",
        "share",
        "Share of the day's observations with a storm"
    );

    /// <summary>The games of the day, such as <c>Bulls away; Cubs home</c>; missing on a day without one.</summary>
    public static readonly Field Games = Field
        .Text("games", "Games of the Chicago teams on the day, in a fixed order")
        .From(GameCalendar, "Games")
        .Optional();

    /// <summary>Entries at 20 stations, Clark/Lake among them, 14 days before the day, in thousands.</summary>
    public static readonly IReadOnlyList<Field> Stations =
    [
        AustinLag14,
        QuincyWellsLag14,
        BelmontLag14,
        Archer35thLag14,
        OakParkLag14,
        WesternLag14,
        ClarkLakeLag14,
        ClintonLag14,
        MerchandiseMartLag14,
        IrvingParkLag14,
        WashingtonWellsLag14,
        HarlemLag14,
        MonroeLag14,
        PolkLag14,
        AshlandLag14,
        KedzieLag14,
        AddisonLag14,
        JeffersonParkLag14,
        MontroseLag14,
        CaliforniaLag14,
    ];

    /// <summary>The weather of the day.</summary>
    public static readonly IReadOnlyList<Field> Weather =
    [
        TempMin,
        Temp,
        TempMax,
        TempChange,
        Dew,
        Humidity,
        Pressure,
        PressureChange,
        Wind,
        WindMax,
        Gust,
        GustMax,
        Precip,
        PrecipMax,
        WeatherRain,
        WeatherSnow,
        WeatherCloud,
        WeatherStorm,
    ];

    /// <summary>All columns, the day and the label first.</summary>
    public static readonly FieldCatalogue Catalogue = new([Date, Entries, .. Stations, .. Weather, Games]);

    static Field Station(string name, string header) =>
        Field
            .Number($"{name}_lag{LagDays}", Thousands, $"Entries at {header} {LagDays} days before")
            .From(EntryCounts, header);

    static Field Observed(string name, string column, string unit, string description) =>
        Field.Number(name, unit, description).From(WeatherTable, column);
}
