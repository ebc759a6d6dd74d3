using System.Diagnostics;
using DuckDB.NET.Data;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Benchmarks.Loading;

/// <summary>Reading a CSV file into a dataset, compared with DuckDB reading it into a table of its own.</summary>
/// <remarks>The two take turns in one process, so that the state of the machine is the same for both.</remarks>
static class LoadingBenchmark
{
    const double Target = 1.5;
    const int Turns = 7;

    public static int Run()
    {
        var path = BenchmarkData.EnsureCsv();
        Measurement.Print($"{path}: {BenchmarkData.Rows} rows, {new FileInfo(path).Length / 1e6:F0} MB");
        // Streaming comes first: later the peak of the process is that of the loads. It also warms the page cache.
        var streaming = Measurement.Seconds(() => Stream(path));
        Measurement.Print($"streaming: {streaming:F3} s, peak of the whole process {PeakMegabytes():F0} MB");
        Measurement.Seconds(() => DuckDbAlone(path));
        Measurement.Seconds(() => Load(path));
        var alone = new double[Turns];
        var loader = new double[Turns];
        for (var turn = 0; turn < Turns; turn++)
        {
            alone[turn] = Measurement.Seconds(() => DuckDbAlone(path));
            loader[turn] = Measurement.Seconds(() => Load(path));
            Measurement.Print($"turn {turn + 1}: DuckDB alone {alone[turn]:F3} s, CsvDataLoader {loader[turn]:F3} s");
        }
        var ratio = Measurement.Median(loader) / Measurement.Median(alone);
        Measurement.Print(
            $"median: DuckDB alone {Measurement.Median(alone):F3} s, CsvDataLoader {Measurement.Median(loader):F3} s"
        );
        Measurement.Print($"ratio {ratio:F2}, target at most {Target:F1}: {(ratio <= Target ? "PASS" : "FAIL")}");
        return ratio <= Target ? 0 : 1;
    }

    static void DuckDbAlone(string path)
    {
        using var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        var columns = BenchmarkData.Fields.All.Select(x =>
            $"'{x.Name}': '{(x.Type == FieldType.Number ? "DOUBLE" : "VARCHAR")}'"
        );
        command.CommandText =
            $"CREATE TABLE t AS SELECT * FROM read_csv('{path.Replace("'", "''", StringComparison.Ordinal)}', "
            + $"columns = {{{string.Join(", ", columns)}}}, auto_detect = false, header = true, delim = ',', "
            + "quote = '\"', escape = '\"', comment = '', nullstr = '', allow_quoted_nulls = false, compression = 'none')";
        command.ExecuteNonQuery();
    }

    static void Load(string path)
    {
        var rows = Loader(path).Load().RowCount;
        if (rows != BenchmarkData.Rows)
            throw new InvalidOperationException($"The loader read {rows} rows, expected {BenchmarkData.Rows}.");
    }

    static void Stream(string path)
    {
        var rows = Loader(path).ReadBatches().Sum(x => x.RowCount);
        if (rows != BenchmarkData.Rows)
            throw new InvalidOperationException($"The loader read {rows} rows, expected {BenchmarkData.Rows}.");
    }

    static CsvDataLoader Loader(string path) => new(path, BenchmarkData.Fields.Source(BenchmarkData.Source));

    static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
