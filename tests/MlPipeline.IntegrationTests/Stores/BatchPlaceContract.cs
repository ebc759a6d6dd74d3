using System.Text;
using System.Text.Json;
using MlPipeline.IntegrationTests.Example;

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>What <c>predict</c> does is the same wherever its input and output lie.</summary>
public abstract class BatchPlaceContract(BatchPlace place) : IAsyncLifetime
{
    const int Shards = 3;

    BatchExample example = null!;

    protected BatchPlace Place => place;

    private protected BatchExample Example => example;

    string Input => place["days/input.csv"];

    public async ValueTask InitializeAsync()
    {
        example = await BatchExample.CreateAsync();
        place.Write("days/input.csv", File.ReadAllBytes(example.Input));
    }

    public ValueTask DisposeAsync()
    {
        example.Dispose();
        place.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_process_and_shards_write_the_bytes_that_they_write_into_a_folder()
    {
        var expected = await example.SingleAsync(example.Input);

        (await Predict(Input, "single.csv")).ExitCode.ShouldBe(0);
        var sharded = await Sharded("all.csv");

        sharded.ExitCode.ShouldBe(0, sharded.Error);
        place.Read("single.csv").ShouldBe(expected);
        place.Read("all.csv").ShouldBe(expected);
        Json("all.csv.manifest.json").GetProperty("rows").GetInt32().ShouldBe(400);
        place.Paths.ShouldBe(["days/input.csv", "single.csv", "all.csv", "all.csv.manifest.json"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_folder_of_files_is_predicted_into_parts_that_are_not_predicted_again()
    {
        (await Sharded("parts", place["days"])).ExitCode.ShouldBe(0);
        var expected = Together();
        expected.ShouldBe(await example.SingleAsync(example.Input));
        Encoding.UTF8.GetString(place.Read("parts/_shards.json")).ShouldNotContain("accountkey", Case.Insensitive);
        place.Write("parts/part-00001.csv", Encoding.UTF8.GetBytes("changed"));
        place.Delete("parts/part-00002.csv");

        var alone = await CommandLine.RunAsync("predict", "--shard", "2", "--output", place["parts"]);
        var again = await Sharded("parts", place["days"], "--json");

        alone.ExitCode.ShouldBe(0, alone.Error);
        again.ExitCode.ShouldBe(0, again.Error);
        again.Json.GetProperty("predictedShards").GetInt32().ShouldBe(1);
        Together().ShouldBe(expected);
    }

    [Fact]
    public async Task The_plan_is_the_same_wherever_the_rows_lie()
    {
        (await Sharded("parts")).ExitCode.ShouldBe(0);

        var local = await example.RunAsync(example.Input, example["parts"], Local);

        local.ExitCode.ShouldBe(0, local.Error);
        var plan = JsonSerializer.Deserialize<JsonElement>(
            File.ReadAllText(Path.Combine(example["parts"], "_manifest.json"))
        );
        Json("parts/_manifest.json").GetProperty("plan").GetString().ShouldBe(plan.GetProperty("plan").GetString());
    }

    [Fact]
    public async Task A_worker_that_is_killed_loses_its_shard_only()
    {
        MachinePart.Require(OperatingSystem.IsLinux(), "This test looks for processes in /proc.");
        using var done = new CancellationTokenSource();
        var killing = Task.Run(() => BatchExample.Kill(place["all.csv"], shard: 1, times: 1, done.Token));

        var result = await Sharded("all.csv");

        await done.CancelAsync();
        (await killing).ShouldBe(1);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("shard 1 is tried again");
        place.Read("all.csv").ShouldBe(await example.SingleAsync(example.Input));
    }

    [Fact]
    public async Task Another_input_is_refused()
    {
        (await Sharded("parts")).ExitCode.ShouldBe(0);
        var manifest = place.Read("parts/_manifest.json");

        example.SetTemperature(row: 400, "98");
        place.Write("days/input.csv", File.ReadAllBytes(example.Input));
        var changed = await Sharded("parts");

        changed.ExitCode.ShouldBe(2);
        changed.Error.ShouldContain("other input (input.csv differs)");
        place.Read("parts/_manifest.json").ShouldBe(manifest);
    }

    [Fact]
    public async Task A_shard_of_a_file_that_has_changed_is_refused()
    {
        (await Predict(Input, "parts", "--plan-only", "--shards", $"{Shards}")).ExitCode.ShouldBe(0);
        example.SetTemperature(row: 400, "98");
        place.Write("days/input.csv", File.ReadAllBytes(example.Input));

        var shard = await CommandLine.RunAsync("predict", "--shard", "2", "--output", place["parts"]);

        shard.ExitCode.ShouldBe(2);
        shard.Error.ShouldContain("it has changed since its shards were planned");
        place.Paths.ShouldNotContain("parts/part-00002.csv");
    }

    [Fact]
    public async Task Parquet_is_written_in_one_process_and_in_shards()
    {
        (await example.RunAsync(example.Input, example["expected.parquet"])).ExitCode.ShouldBe(0);

        (await Predict(Input, "single.parquet")).ExitCode.ShouldBe(0);
        var sharded = await Sharded("parts", Input, "--format", "parquet");

        sharded.ExitCode.ShouldBe(0, sharded.Error);
        place.Read("single.parquet").ShouldBe(File.ReadAllBytes(example["expected.parquet"]));
        place.Paths.Count(x => x.StartsWith("parts/part-0000", StringComparison.Ordinal)).ShouldBe(Shards);
    }

    [Fact]
    public async Task Parquet_is_read_in_one_process_and_in_shards()
    {
        example.WriteParquet(example["input.parquet"], groupRows: 2_048);
        place.Write("input.parquet", File.ReadAllBytes(example["input.parquet"]));
        var expected = await example.SingleAsync(example["input.parquet"]);

        (await Predict(place["input.parquet"], "single.csv")).ExitCode.ShouldBe(0);
        var sharded = await Sharded("all.csv", place["input.parquet"]);

        sharded.ExitCode.ShouldBe(0, sharded.Error);
        place.Read("single.csv").ShouldBe(expected);
        place.Read("all.csv").ShouldBe(expected);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_with_the_one_that_may_be_meant()
    {
        var result = await Predict(place["days/imput.csv"], "none.csv");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain($"\"{place["days/imput.csv"]}\" (input) does not exist.");
        result.Error.ShouldContain("Did you mean \"input.csv\"?");
        place.Paths.ShouldBe(["days/input.csv"]);
    }

    static string[] Local => ["--on", "local", "--workers", "2", "--shards", $"{Shards}"];

    protected Task<CommandResult> Predict(string input, string output, params string[] more) =>
        example.RunAsync(input, place[output], more);

    Task<CommandResult> Sharded(string output, string? input = null, params string[] more) =>
        Predict(input ?? Input, output, [.. Local, .. more]);

    byte[] Together() =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                Enumerable
                    .Range(0, Shards)
                    .Select(x => Encoding.UTF8.GetString(place.Read($"parts/part-{x:00000}.csv")))
                    .Select((x, shard) => shard == 0 ? x : x[(x.IndexOf('\n', StringComparison.Ordinal) + 1)..])
            )
        );

    JsonElement Json(string path) => JsonSerializer.Deserialize<JsonElement>(place.Read(path));
}
