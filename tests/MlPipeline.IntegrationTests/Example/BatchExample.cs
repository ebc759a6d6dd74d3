using System.Diagnostics;
using System.Text;
using DuckDB.NET.Data;
using MlPipeline.IntegrationTests.Serving;

namespace MlPipeline.IntegrationTests.Example;

/// <summary>A model of the example, and days that no two shards of have alike.</summary>
sealed class BatchExample : IDisposable
{
    public const int Shards = 8;

    /// <summary>The options of a sharded run.</summary>
    public static readonly string[] Local = ["--on", "local", "--workers", "2", "--shards", $"{Shards}"];

    readonly TemporaryFolder folder = new();

    /// <summary>A path of the example's own.</summary>
    public string this[string name] => folder[name];

    public string Input => folder["input.csv"];

    public string Registry => folder["registry"];

    public static async Task<BatchExample> CreateAsync()
    {
        var example = new BatchExample();
        var trained = await CommandLine.RunAsync([
            "train",
            "--model",
            "ols",
            "--data",
            CommandLine.Data,
            "--registry",
            example.Registry,
        ]);
        trained.ExitCode.ShouldBe(0, trained.Error);
        example.WriteInput(rows: 400);
        return example;
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The example's new days over and over, each time with another temperature.</summary>
    public void WriteInput(int rows)
    {
        var days = File.ReadAllLines(Path.Combine(CommandLine.Data, "new_days.csv"));
        var temperature = Array.IndexOf(days[0].Split(','), "temp");
        var text = new StringBuilder(days[0] + "\n");
        for (var row = 0; row < rows; row++)
        {
            var cells = days[1 + row % (days.Length - 1)].Split(',');
            cells[temperature] = $"{row % 100}";
            text.Append(string.Join(',', cells)).Append('\n');
        }
        File.WriteAllText(Input, text.ToString());
    }

    /// <summary>The input as Parquet.</summary>
    public void WriteParquet(string path, int groupRows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"COPY (FROM read_csv('{Input}')) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE {groupRows})";
        command.ExecuteNonQuery();
    }

    public void SetTemperature(int row, string cell)
    {
        var lines = File.ReadAllLines(Input);
        var cells = lines[row].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), "temp")] = cell;
        lines[row] = string.Join(',', cells);
        File.WriteAllLines(Input, lines);
    }

    public string[] Arguments(string input, string output) =>
        ["predict", "--registry", Registry, "--input", input, "--output", output];

    public Task<CommandResult> RunAsync(string input, string output, params string[] more) =>
        CommandLine.RunAsync([.. Arguments(input, output), .. more]);

    /// <summary>Predicts in shards.</summary>
    public Task<CommandResult> ShardedAsync(string output, params string[] more) =>
        RunAsync(Input, output, [.. Local, .. more]);

    /// <summary>Predicts in shards in a process of its own, and kills it as soon as it has come so far.</summary>
    public async Task KillClientAsync(string input, string output, Func<bool> isSoFar)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(Ridership.RidershipProject).Assembly.Location, .. Arguments(input, output), .. Local]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var client = Process.Start(start)!;
        await Eventually.Of(() => Task.FromResult(isSoFar()), x => x);
        client.Kill();
        await client.WaitForExitAsync();
    }

    /// <summary>What one process writes as CSV.</summary>
    public async Task<byte[]> SingleAsync(string input)
    {
        var result = await RunAsync(input, folder["single.csv"]);
        result.ExitCode.ShouldBe(0, result.Error);
        return File.ReadAllBytes(folder["single.csv"]);
    }

    /// <summary>Kills the process of a shard of an output as soon as it is there, and the next one that is.</summary>
    public static int Kill(string output, int shard, int times, CancellationToken cancellation)
    {
        var killed = new HashSet<int>();
        while (killed.Count < times && !cancellation.IsCancellationRequested)
            foreach (var (process, arguments) in Workers(output))
                if (arguments.Contains($"\0--shard\0{shard}\0", StringComparison.Ordinal) && killed.Add(process))
                {
                    using var worker = Process.GetProcessById(process);
                    worker.Kill();
                }
        return killed.Count;
    }

    /// <summary>The processes that predict shards into an output, with their command lines.</summary>
    public static IEnumerable<(int Process, string Arguments)> Workers(string output)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(process), out var id) && CommandLineOf(process) is { } arguments)
                if (
                    arguments.Contains("\0--shard\0", StringComparison.Ordinal)
                    && arguments.Contains(output, StringComparison.Ordinal)
                )
                    yield return (id, arguments);
    }

    static string? CommandLineOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is another user's.
            return null;
        }
    }
}
