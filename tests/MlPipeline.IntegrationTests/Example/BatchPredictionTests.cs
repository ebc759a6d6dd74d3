using System.Text;
using System.Text.Json;
using MlPipeline.IntegrationTests.Serving;

namespace MlPipeline.IntegrationTests.Example;

/// <summary><c>predict --on local</c>: whatever happens on the way, the bytes are those of a single process.</summary>
public sealed class BatchPredictionTests : IAsyncLifetime
{
    const int Shards = BatchExample.Shards;
    const int GroupRows = 2_048;

    BatchExample example = null!;

    string Input => example.Input;

    string Output => example["output.csv"];

    string Parts => example["parts"];

    public async ValueTask InitializeAsync() => example = await BatchExample.CreateAsync();

    public ValueTask DisposeAsync()
    {
        example.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Eight_shards_of_a_CSV_file_are_the_file_of_one_process_to_the_byte()
    {
        var expected = await SingleAsync(Input);

        var result = await ShardedAsync(Output, "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        File.ReadAllBytes(Output).ShouldBe(expected);
        Directory.Exists(Output + ".parts").ShouldBeFalse();
        result.Json.GetProperty("shards").GetInt32().ShouldBe(Shards);
        var manifest = Json(Output + ".manifest.json");
        manifest.GetProperty("rows").GetInt32().ShouldBe(400);
        manifest.GetProperty("model").GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Shards_of_a_Parquet_file_are_the_file_of_one_process_to_the_byte()
    {
        example.WriteInput(rows: Shards * GroupRows);
        var parquet = example["input.parquet"];
        example.WriteParquet(parquet, GroupRows);
        var expected = await SingleAsync(parquet);

        var result = await RunAsync(parquet, Output, "--on", "local", "--workers", "2", "--shards", $"{Shards}");

        result.ExitCode.ShouldBe(0, result.Error);
        File.ReadAllBytes(Output).ShouldBe(expected);
        Json(Output + ".manifest.json").GetProperty("parts").GetArrayLength().ShouldBe(Shards);
    }

    [Fact]
    public async Task A_folder_of_files_is_predicted_in_the_order_of_their_names()
    {
        var lines = File.ReadAllLines(Input);
        Directory.CreateDirectory(example["days"]);
        File.WriteAllLines(Path.Combine(example["days"], "b.csv"), [lines[0], .. lines[101..]]);
        File.WriteAllLines(Path.Combine(example["days"], "a.csv"), lines[..101]);
        var expected = await SingleAsync(Input);

        (await SingleAsync(example["days"])).ShouldBe(expected);
        var result = await RunAsync(example["days"], Output, "--on", "local", "--workers", "2", "--shards", "3");

        result.ExitCode.ShouldBe(0, result.Error);
        File.ReadAllBytes(Output).ShouldBe(expected);
    }

    [Fact]
    public async Task A_worker_that_is_killed_twice_loses_its_shard_only()
    {
        MachinePart.Require(OperatingSystem.IsLinux(), "This test looks for processes in /proc.");
        var expected = await SingleAsync(Input);
        using var done = new CancellationTokenSource();
        var killing = Task.Run(() => BatchExample.Kill(example[""], shard: 3, times: 2, done.Token));

        var result = await ShardedAsync(Output, "--json");

        await done.CancelAsync();
        (await killing).ShouldBe(2);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("shard 3 is tried again");
        File.ReadAllBytes(Output).ShouldBe(expected);
    }

    [Fact]
    public async Task What_a_killed_client_had_done_is_not_done_again()
    {
        MachinePart.Require(OperatingSystem.IsLinux(), "This test looks for processes in /proc.");
        var expected = await SingleAsync(Input);
        await example.KillClientAsync(Input, Parts, () => File.Exists(Record(0)));
        (await Eventually.Of(() => Task.FromResult(BatchExample.Workers(example[""]).Count()), x => x == 0)).ShouldBe(
            0
        );
        File.Exists(Record(0)).ShouldBeTrue();
        var written = File.GetLastWriteTimeUtc(Part(0));

        var result = await ShardedAsync(Parts, "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Json.GetProperty("predictedShards").GetInt32().ShouldBeLessThan(Shards);
        File.GetLastWriteTimeUtc(Part(0)).ShouldBe(written);
        Together().ShouldBe(expected);
        Directory.GetFiles(Parts, "*.tmp-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_that_was_changed_is_predicted_again_and_one_shard_can_be_predicted_by_itself()
    {
        (await ShardedAsync(Parts)).ExitCode.ShouldBe(0);
        var expected = Together();
        File.AppendAllText(Part(2), "changed\n");
        File.Delete(Part(5));

        var alone = await CommandLine.RunAsync("predict", "--shard", "5", "--output", Parts);
        alone.ExitCode.ShouldBe(0, alone.Error);
        var result = await ShardedAsync(Parts, "--json");

        result.Json.GetProperty("predictedShards").GetInt32().ShouldBe(1);
        Together().ShouldBe(expected);
        (await CommandLine.RunAsync("predict", "--shard", "8", "--output", Parts)).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("has the shards 0 to 7")
        );
    }

    [Fact]
    public async Task Another_input_or_model_is_refused_in_a_folder_that_has_parts()
    {
        (await ShardedAsync(Parts)).ExitCode.ShouldBe(0);

        (await ShardedAsync(Parts, "--explain")).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("another run")
        );
        // Same names and sizes, another cell.
        example.SetTemperature(row: 400, "98");
        (await ShardedAsync(Parts)).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("other input (input.csv differs)")
        );
    }

    [Fact]
    public async Task Where_nothing_was_predicted_the_input_may_be_mended()
    {
        example.SetTemperature(row: 1, "many");
        (await RunAsync(Input, Parts, "--on", "local", "--workers", "1", "--shards", "1")).ExitCode.ShouldBe(2);
        example.SetTemperature(row: 1, "40");

        (await ShardedAsync(Parts)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_others_keep_where_the_parts_lie_stays()
    {
        Directory.CreateDirectory(Output + ".parts");
        var notes = new[] { "notes.txt", "copy.tmp-1" }.Select(x => Path.Combine(Output + ".parts", x)).ToList();
        notes.ForEach(x => File.WriteAllText(x, "mine"));

        (await ShardedAsync(Output)).ExitCode.ShouldBe(0);

        Directory.GetFiles(Output + ".parts").ShouldBe(notes, ignoreOrder: true);
    }

    [Fact]
    public async Task A_bad_cell_is_named_as_a_single_process_names_it()
    {
        example.SetTemperature(row: 270, "many");
        var single = await RunAsync(Input, Output);
        single.Error.ShouldContain("row 270");

        var sharded = await ShardedAsync(Output);

        sharded.ExitCode.ShouldBe(single.ExitCode);
        Errors(sharded).ShouldBe(Errors(single));
        File.Exists(Output).ShouldBeFalse();
    }

    [Fact]
    public async Task A_part_that_cannot_be_put_in_its_place_is_named()
    {
        Directory.CreateDirectory(Part(3));

        var result = await ShardedAsync(Parts);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("part-00003.csv");
        File.Exists(Path.Combine(Parts, "_manifest.json")).ShouldBeFalse();
        Directory.Delete(Part(3));
        (await ShardedAsync(Parts)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("predict --workers 2", "--workers needs --on")]
    [InlineData("predict --shards 2", "--shards needs --on")]
    [InlineData("predict --on local", "--on needs --input")]
    [InlineData("predict --on local --input x.csv --workers 0", "must be 1 or more")]
    [InlineData("predict --on local --input x.csv --shards 0", "must be 1 or more")]
    [InlineData("predict --on mars --input x.csv", "mars")]
    public async Task Wrong_usage_says_what_is_wrong(string line, string problem) =>
        (await CommandLine.RunAsync(line.Split(' '))).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain(problem)
        );

    Task<byte[]> SingleAsync(string input) => example.SingleAsync(input);

    Task<CommandResult> ShardedAsync(string output, params string[] more) => example.ShardedAsync(output, more);

    Task<CommandResult> RunAsync(string input, string output, params string[] more) =>
        example.RunAsync(input, output, more);

    string Part(int shard) => Path.Combine(Parts, $"part-{shard:00000}.csv");

    string Record(int shard) => Path.Combine(Parts, $"_part-{shard:00000}.json");

    /// <summary>The parts by the rule: the header once, then the rows of each.</summary>
    byte[] Together() =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                Enumerable
                    .Range(0, Shards)
                    .Select(x => File.ReadAllText(Part(x)))
                    .Select((x, shard) => shard == 0 ? x : x[(x.IndexOf('\n', StringComparison.Ordinal) + 1)..])
            )
        );

    static string[] Errors(CommandResult result) =>
        [.. result.Error.Split('\n').Where(x => x.StartsWith("error:", StringComparison.Ordinal))];

    static JsonElement Json(string path) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
}
