namespace MlPipeline.IntegrationTests.Example;

/// <summary>What a user sees who hands in something that cannot be used: exit code 2, where it is, what to do, and nothing half-written.</summary>
public sealed class BadInputTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly string data;

    public BadInputTests() => data = folder.CopyOfData();

    string EntriesFile => Path.Combine(data, "entries.csv");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_named()
    {
        File.Delete(EntriesFile);

        await Refused("entries.csv", "does not exist");
    }

    [Fact]
    public async Task A_missing_folder_is_named() =>
        (await CommandLine.RunAsync("evaluate", "--data", folder["nowhere"])).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("nowhere")
        );

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        File.WriteAllText(EntriesFile, "");

        await Refused("entries.csv", "empty");
    }

    [Fact]
    public async Task A_header_without_rows_is_refused()
    {
        Rewrite(lines => lines[..1]);

        await Refused("entries.csv", "no rows");
    }

    [Fact]
    public async Task A_missing_column_is_named()
    {
        Rewrite(lines => [.. lines.Select(x => x[..x.LastIndexOf(',')])]);

        await Refused("(entries) is missing", LastColumn);
    }

    [Fact]
    public async Task A_column_that_is_there_twice_is_named()
    {
        Rewrite(lines => [.. lines.Select(x => x + x[x.LastIndexOf(',')..])]);

        await Refused("(entries) is there 2 times", LastColumn);
    }

    [Fact]
    public async Task An_unknown_column_is_named_with_the_nearest_field()
    {
        Rewrite(lines => [lines[0] + "s", .. lines[1..]]);

        await Refused($"Did you mean \"{LastColumn}\"?", "no field knows it");
    }

    [Fact]
    public async Task What_a_terminal_would_obey_is_shown_and_not_sent()
    {
        Rewrite(lines => [lines[0] + "\u001b[2J", .. lines[1..]]);

        await Refused(@"\x1B[2J", "no field knows it");
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("NaN")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("")]
    public async Task A_cell_that_is_no_finite_number_is_named_by_row_and_column(string cell)
    {
        Rewrite(lines => [.. lines[..212], lines[212][..lines[212].LastIndexOf(',')] + "," + cell, .. lines[213..]]);

        await Refused($"Column \"{LastColumn}\"", "(entries, row 212)");
    }

    [Fact]
    public async Task A_day_that_is_there_twice_is_named()
    {
        Rewrite(lines => [.. lines[..13], lines[12], .. lines[13..]]);

        await Refused("2001-02-02", "twice");
    }

    [Fact]
    public async Task Days_out_of_order_are_named()
    {
        Rewrite(lines => [.. lines[..11], lines[12], lines[11], .. lines[13..]]);

        await Refused("2001-02-01", "rising order");
    }

    [Fact]
    public async Task A_day_without_weather_is_named()
    {
        Rewrite(lines => [.. lines, lines[^1].Replace("12/31/2014", "1/1/2015")]);

        await Refused("2015-01-01", "weather");
    }

    [Fact]
    public async Task A_missing_label_stops_training_but_not_predicting()
    {
        (await Train()).ExitCode.ShouldBe(0);
        var header = File.ReadLines(EntriesFile).First().Split(',');
        var label = Array.IndexOf(header, "Clark/Lake (today)");
        Rewrite(lines =>
        {
            var cells = lines[100].Split(',');
            cells[label] = "";
            return [.. lines[..100], string.Join(',', cells), .. lines[101..]];
        });

        var trained = await Train();
        trained.ExitCode.ShouldBe(2);
        trained.Error.ShouldContain("row 100");
        var predicted = await CommandLine.RunAsync([
            "predict",
            "--data",
            data,
            "--registry",
            folder["registry"],
            "--output",
            folder["out.csv"],
        ]);
        predicted.ExitCode.ShouldBe(0, predicted.Error);
        File.ReadAllLines(folder["out.csv"])[100].Split(',')[1].ShouldBe("");
    }

    [Fact]
    public async Task A_family_that_does_not_exist_gets_a_suggestion() =>
        (await CommandLine.RunAsync("train", "--model", "boosting-lightgm", "--data", data)).ShouldSatisfyAllConditions(
            x => x.ExitCode.ShouldBe(2),
            x => x.Error.ShouldContain("Did you mean \"boosting-lightgbm\"?")
        );

    [Theory]
    [InlineData("evaluate --test-from tomorrow", "tomorrow")]
    [InlineData("evaluate --test-share many", "many")]
    [InlineData("evaluate --no-such-option 1", "--no-such-option")]
    [InlineData("no-such-command", "no-such-command")]
    [InlineData("predict --alias champion --model-version 1", "exclude each other")]
    public async Task Wrong_usage_says_what_is_wrong(string line, string problem)
    {
        var result = await CommandLine.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("error:");
        result.Error.ShouldContain(problem);
        result.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("trian", "Did you mean \"train\"?")]
    [InlineData("train --mdoel ols", "Did you mean \"--model\"?")]
    public async Task A_slip_of_the_pen_gets_a_suggestion(string line, string suggestion) =>
        (await CommandLine.RunAsync(line.Split(' '))).Error.ShouldContain(suggestion);

    [Fact]
    public async Task A_split_that_leaves_nothing_to_test_is_refused()
    {
        var result = await CommandLine.RunAsync("evaluate", "--data", data, "--test-from", "2020-01-01");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Move the split");
    }

    [Fact]
    public async Task A_registry_that_cannot_be_written_is_named()
    {
        // A file where a folder should be: refused for every user, even one who may write everywhere.
        File.WriteAllText(folder["registry"], "in the way");

        var result = await Train();

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("registry");
        File.ReadAllText(folder["registry"]).ShouldBe("in the way");
    }

    static string LastColumn => File.ReadLines(Path.Combine(CommandLine.Data, "entries.csv")).First().Split(',')[^1];

    void Rewrite(Func<string[], string[]> change) =>
        File.WriteAllLines(EntriesFile, change(File.ReadAllLines(EntriesFile)));

    Task<CommandResult> Train() =>
        CommandLine.RunAsync("train", "--model", "naive", "--data", data, "--registry", folder["registry"]);

    async Task Refused(params string[] message)
    {
        var before = folder.Files.Order().ToArray();

        var result = await Train();

        result.ExitCode.ShouldBe(2, result.Error);
        foreach (var part in message)
            result.Error.ShouldContain(part);
        result.Error.ShouldNotContain("   at ");
        folder.Files.Order().ShouldBe(before);
    }
}
