// Makes up the ten days that "dotnet new mlpipeline --empty" starts with, the same each time:
//   dotnet run notebooks/skeleton_data/make.cs
#:project ../../src/MlPipeline/MlPipeline.csproj
// A file-based app has no lock file, so a feed that lacks an old version of an indirect package gives the next one.
#:property RestorePackagesWithLockFile=false
#:property NoWarn=$(NoWarn);NU1603

using System.Globalization;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

const int Days = 10;
var folder = Path.GetDirectoryName(ThisFile())!;

// Two of the days are in 2014, which the build tests on unless it is told otherwise.
var first = new DateOnly(2013, 12, 24);

// A share of the day before, more at weekends: a rule that a model can find in ten rows.
var sold = Series(start: 60, level: 20, share: 0.5, atWeekends: 15);
var price = Series(start: 8, level: 4, share: 0.6, atWeekends: 2);
var visitors = Series(start: 120, level: 50, share: 0.4, atWeekends: 40);

File.WriteAllLines(
    Path.Combine(folder, "sales.csv"),
    [
        "day,sold,sold_before",
        .. sold.Select((x, i) => string.Create(CultureInfo.InvariantCulture, $"{Day(i)},{x.Now},{x.Before}")),
    ]
);

var database = Path.Combine(folder, "prices.sqlite");
File.Delete(database);
using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
{
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText =
        "CREATE TABLE prices (day TEXT PRIMARY KEY, price REAL NOT NULL, price_before REAL NOT NULL) WITHOUT ROWID; "
        + $"INSERT INTO prices VALUES {Values(price)}; VACUUM";
    command.ExecuteNonQuery();
}

var parquet = Path.Combine(folder, "visits.parquet");
File.Delete(parquet);
using (var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString))
{
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText =
        $"COPY (SELECT CAST(day AS DATE) AS day, CAST(now AS DOUBLE) AS visitors, CAST(before AS DOUBLE) AS visitors_before FROM (VALUES {Values(visitors)}) AS days(day, now, before)) "
        + $"TO '{parquet.Replace("'", "''")}' (FORMAT parquet)";
    command.ExecuteNonQuery();
}

string Day(int i) => first.AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

string Values((double Now, double Before)[] series) =>
    string.Join(
        ", ",
        series.Select((x, i) => string.Create(CultureInfo.InvariantCulture, $"('{Day(i)}', {x.Now}, {x.Before})"))
    );

(double Now, double Before)[] Series(double start, double level, double share, double atWeekends)
{
    var series = new (double, double)[Days];
    var before = start;
    for (var i = 0; i < Days; i++)
    {
        var isWeekend = first.AddDays(i).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var now = Math.Round(level + share * before + (isWeekend ? atWeekends : 0), 2);
        series[i] = (now, before);
        before = now;
    }
    return series;
}

static string ThisFile([CallerFilePath] string path = "") => path;
