// Cuts the published file into the sources of the example project, byte for byte the same each time:
//   dotnet run notebooks/dummy_data/cut.cs [folder to write to]
#:project ../../src/Ridership/Ridership.csproj
// A file-based app has no lock file, so a feed that lacks an old version of an indirect package gives the next one.
#:property RestorePackagesWithLockFile=false
#:property NoWarn=$(NoWarn);NU1603

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using MlPipeline;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using Ridership.Data;
using Ridership.Fields;

const int NewDays = 31;
var here = Path.GetDirectoryName(ThisFile())!;
var folder = args is [var given] ? given : here;
Directory.CreateDirectory(folder);

// The published names are the exported ones in other spelling; the teams become one text per day.
string[] teams = ["Blackhawks", "Bulls", "Bears", "WhiteSox", "Cubs"];
Field[] games = [.. teams.SelectMany(x => new[] { Field.Number($"{x}_Away"), Field.Number($"{x}_Home") })];
var published = new SourceSchema(
    "chicago",
    [
        new SourceField("date", RidershipFields.Date),
        new SourceField("entries", RidershipFields.Entries),
        .. RidershipFields.Stations.Select(x => new SourceField(StationName(x), x)),
        .. RidershipFields.Weather.Select(x => new SourceField(x.Name.Replace("precip", "percip"), x)),
        .. games.Select(x => new SourceField(x.Name, x)),
    ]
);
var days = new CsvDataLoader(Path.Combine(here, "source", "chicago.csv"), published).Load();

WriteEntries(Path.Combine(folder, RidershipSources.EntriesFile));
WriteWeather(Path.Combine(folder, RidershipSources.WeatherFile));
WriteGames(Path.Combine(folder, RidershipSources.GamesFile));
WriteNewDays(Path.Combine(folder, "new_days.csv"));
string[] written =
[
    RidershipSources.EntriesFile,
    RidershipSources.WeatherFile,
    RidershipSources.GamesFile,
    "new_days.csv",
];
foreach (var file in written)
    Console.WriteLine(
        $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))}  {file}"
    );

void WriteEntries(string path) =>
    AtomicFile.Write(
        path,
        stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            Field[] fields = [RidershipFields.Date, RidershipFields.Entries, .. RidershipFields.Stations];
            writer.Write(string.Join(',', fields.Select(x => InputName(x, RidershipFields.EntryCounts))) + "\n");
            var numbers = fields.Skip(1).Select(days.Number).ToArray();
            for (var row = 0; row < days.RowCount; row++)
            {
                writer.Write(Day(row).ToString("M/d/yyyy", CultureInfo.InvariantCulture));
                foreach (var column in numbers)
                    writer.Write("," + column.Display(row));
                writer.Write("\n");
            }
        }
    );

void WriteWeather(string path)
{
    File.Delete(path);
    using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
    connection.Open();
    var columns = RidershipFields.Weather.Select(x => InputName(x, RidershipFields.WeatherTable)).ToArray();
    var key = InputName(RidershipFields.Date, RidershipFields.WeatherTable);
    Run("PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE; PRAGMA encoding = 'UTF-8'");
    Run(
        $"CREATE TABLE {RidershipSources.WeatherTable} ({key} TEXT PRIMARY KEY, "
            + $"{string.Join(", ", columns.Select(x => $"{x} REAL NOT NULL"))}) WITHOUT ROWID"
    );
    using (var transaction = connection.BeginTransaction())
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            $"INSERT INTO {RidershipSources.WeatherTable} VALUES ($day, {string.Join(", ", columns.Select(x => $"${x}"))})";
        var day = insert.Parameters.Add("$day", SqliteType.Text);
        var values = columns.Select(x => insert.Parameters.Add($"${x}", SqliteType.Real)).ToArray();
        var numbers = RidershipFields.Weather.Select(days.Number).ToArray();
        for (var row = 0; row < days.RowCount; row++)
        {
            day.Value = days.Date(RidershipFields.Date).Display(row);
            for (var i = 0; i < values.Length; i++)
                values[i].Value = numbers[i].Values[row];
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
    Run("VACUUM");

    void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

void WriteGames(string path)
{
    File.Delete(path);
    using var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString);
    connection.Open();
    // One thread writes the rows in one order.
    Run("SET threads = 1");
    Run(
        $"CREATE TABLE games ({InputName(RidershipFields.Date, RidershipFields.GameCalendar)} DATE, "
            + $"{InputName(RidershipFields.Games, RidershipFields.GameCalendar)} VARCHAR)"
    );
    using (var appender = connection.CreateAppender("games"))
        for (var row = 0; row < days.RowCount; row++)
            appender.CreateRow().AppendValue(Day(row)).AppendValue(GamesOf(row)).EndRow();
    Run($"COPY games TO '{path.Replace("'", "''")}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3)");

    void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

void WriteNewDays(string path)
{
    var all = RidershipSources.Open(folder).Load();
    Field[] fields = [.. RidershipFields.Catalogue.All.Where(x => x != RidershipFields.Entries)];
    using var writer = new CsvDatasetWriter(path, fields);
    writer.Write(all.Slice(all.RowCount - NewDays, NewDays));
    writer.Complete();
}

string? GamesOf(int row)
{
    var played = games.Where(x => days.Number(x).Values[row] == 1).Select(GameText).ToArray();
    return played.Length == 0 ? null : string.Join("; ", played);
}

DateOnly Day(int row) => days.Date(RidershipFields.Date)[row]!.Value;

// WhiteSox_Home → White Sox home
static string GameText(Field game)
{
    var (team, place) = (game.Name.Split('_')[0], game.Name.Split('_')[1]);
    return $"{team.Replace("WhiteSox", "White Sox")} {place.ToLowerInvariant()}";
}

// clark_lake_lag14 → Clark_Lake
static string StationName(Field station) =>
    string.Join('_', station.Name.Split('_').SkipLast(1).Select(x => char.ToUpperInvariant(x[0]) + x[1..]));

static string InputName(Field field, string source) => field.Inputs.Single(x => x.Source == source).Name;

static string ThisFile([CallerFilePath] string path = "") => path;
