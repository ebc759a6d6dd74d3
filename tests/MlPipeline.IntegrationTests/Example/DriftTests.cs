using System.Globalization;
using MlPipeline.Hosting;

namespace MlPipeline.IntegrationTests.Example;

/// <summary><c>ridership drift</c> as users run it, on a model of the years up to 2012 and the months after.</summary>
public sealed class DriftTests(DriftTests.TrainedModel model) : IClassFixture<DriftTests.TrainedModel>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ordinary_new_days_are_stable_and_the_report_explains_itself()
    {
        var result = await DriftAsync("--input", model.File("days.csv", Days()), "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Output + result.Error);
        result.Json.GetProperty("drift").GetProperty("verdict").GetString().ShouldBe("stable");
        result.Json.GetProperty("drift").GetProperty("rows").GetInt32().ShouldBe(31);
        result
            .Json.GetProperty("drift")
            .GetProperty("prediction")
            .GetProperty("verdict")
            .GetString()
            .ShouldBe("stable");
        var page = await File.ReadAllTextAsync(model.Path("report", "index.html"), Cancellation);
        page.ShouldContain("The new data are like those that the model was trained on");
        page.ShouldNotContain("src=\"http");
    }

    [Fact]
    public async Task A_shifted_field_is_drift_with_exit_code_3_and_a_table_that_names_it()
    {
        var result = await DriftAsync("--input", model.File("shifted.csv", Days(("pressure", x => x + 1))));

        result.ExitCode.ShouldBe(ExitCode.Refused);
        result.Output.ShouldContain("Drifted.");
        result.Output.ShouldContain("(pressure)");
        result.Output.ShouldContain("The report: ");
    }

    [Fact]
    public async Task Degrees_Celsius_are_recognised()
    {
        var celsius = Days(("temp", Celsius), ("temp_min", Celsius), ("temp_max", Celsius));

        var result = await DriftAsync("--input", model.File("celsius.csv", celsius));

        result.ExitCode.ShouldBe(ExitCode.Refused);
        result.Output.ShouldContain("The values look like °C, not °F");

        static double Celsius(double fahrenheit) => (fahrenheit - 32) * 5 / 9;
    }

    [Fact]
    public async Task Few_rows_are_inconclusive_with_exit_code_4()
    {
        var result = await DriftAsync("--input", model.File("one.csv", [.. Days().Take(2)]));

        result.ExitCode.ShouldBe(ExitCode.Inconclusive);
        result.Output.ShouldContain("1 new row is too few to tell; at least 14 are needed.");
    }

    [Fact]
    public async Task Sources_that_end_where_training_ended_are_inconclusive_in_the_report_and_as_JSON()
    {
        var result = await DriftAsync("--input", CommandLine.Data, "--from", "2099-01-01", "--json");

        result.ExitCode.ShouldBe(ExitCode.Inconclusive, result.Error);
        result.Json.GetProperty("drift").GetProperty("rows").GetInt32().ShouldBe(0);
        File.Exists(model.Path("report", "metrics.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task Columns_that_are_missing_or_new_are_told_and_the_others_compared()
    {
        string[] lines = [.. Days().Select(x => x.Replace("wind_max", "wind_speed_max", StringComparison.Ordinal))];

        var result = await DriftAsync("--input", model.File("renamed.csv", lines));

        result.ExitCode.ShouldBe(ExitCode.Refused);
        result.Output.ShouldContain("Note: No field knows the column \"wind_speed_max\": it was left out.");
        result.Output.ShouldContain(
            "Note: The model needs \"wind_max\", which the new data do not have: nothing was predicted."
        );
        result.Output.ShouldContain("The new data do not have this field");
    }

    [Fact]
    public async Task Of_a_folder_of_sources_the_days_after_training_are_taken()
    {
        var all = await DriftAsync("--input", CommandLine.Data, "--json");
        var year = await DriftAsync("--input", CommandLine.Data, "--from", "2014-01-01", "--json");

        all.Json.GetProperty("drift").GetProperty("firstDate").GetString().ShouldBe("2013-01-01");
        all.Json.GetProperty("drift").GetProperty("rows").GetInt32().ShouldBe(730);
        all.Json.GetProperty("drift").GetProperty("error").GetProperty("field").GetString().ShouldBe("entries");
        year.Json.GetProperty("drift").GetProperty("rows").GetInt32().ShouldBe(365);
    }

    [Fact]
    public async Task The_log_of_a_service_is_compared_with_the_predictions_that_stand_in_it()
    {
        string[] header = Days()[0].Split(',');
        IEnumerable<string> lines = Days()
            .Skip(1)
            .Select(x =>
                $$"""{"time":"2014-03-01T08:00:00Z","modelVersion":1,"inputs":{{{Inputs(header, x.Split(','))}}},"prediction":14.5}"""
            );

        // The last line is cut off, as a service that is killed leaves it.
        var result = await DriftAsync("--log", model.File("log.ndjson", [.. lines, "{\"time\":\"2014-"]), "--json");

        result.Json.GetProperty("drift").GetProperty("rows").GetInt32().ShouldBe(31);
        result
            .Json.GetProperty("drift")
            .GetProperty("prediction")
            .GetProperty("meanNow")
            .GetDouble()
            .ShouldBe(14.5, 1e-9);
    }

    [Theory]
    [InlineData("Give the new rows: either --input or --log.")]
    [InlineData("\"missing.csv\"", "--input", "missing.csv")]
    [InlineData("neither a .csv nor a .parquet file", "--input", "days.xlsx")]
    [InlineData("Prediction log \"missing.ndjson\" does not exist.", "--log", "missing.ndjson")]
    [InlineData("Significance is 2, expected above 0 and below 1", "--input", "days.csv", "--significance", "2")]
    [InlineData("--from \"May\" is not a day", "--input", "days.csv", "--from", "May")]
    [InlineData("Did you mean \"champion\"?", "--input", "days.csv", "--alias", "champoin")]
    public async Task What_cannot_be_used_is_refused_with_what_to_do(string message, params string[] arguments)
    {
        var result = await DriftAsync(arguments);

        result.ExitCode.ShouldBe(ExitCode.WrongInput);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_line_that_is_none_of_a_log_is_refused_by_number()
    {
        var result = await DriftAsync("--log", model.File("wrong.ndjson", ["{\"a\":1}", "{\"a\":1}"]));

        result.ExitCode.ShouldBe(ExitCode.WrongInput);
        result.Error.ShouldContain("Line 1 of ");
    }

    Task<CommandResult> DriftAsync(params string[] arguments) =>
        CommandLine.RunAsync([
            "drift",
            "--registry",
            model.Path("registry"),
            "--output",
            model.Path("report"),
            .. arguments,
        ]);

    /// <summary>January 2013 as a CSV file, with columns changed.</summary>
    string[] Days(params (string Column, Func<double, double> Change)[] changes)
    {
        string[] lines = model.January;
        var header = lines[0].Split(',');
        return
        [
            lines[0],
            .. lines
                .Skip(1)
                .Select(line =>
                {
                    var cells = line.Split(',');
                    foreach (var (column, change) in changes)
                    {
                        var place = Array.IndexOf(header, column);
                        cells[place] = change(double.Parse(cells[place], CultureInfo.InvariantCulture))
                            .ToString(CultureInfo.InvariantCulture);
                    }
                    return string.Join(',', cells);
                }),
        ];
    }

    static string Inputs(string[] header, string[] cells) =>
        string.Join(
            ',',
            header.Zip(
                cells,
                (name, cell) =>
                    cell.Length == 0 ? $"\"{name}\":null"
                    : name is "date" or "games" ? $"\"{name}\":\"{cell}\""
                    : $"\"{name}\":{cell}"
            )
        );

    /// <summary>A model of the days up to the end of 2012, in a registry of its own.</summary>
    public sealed class TrainedModel : IAsyncLifetime
    {
        readonly TemporaryFolder folder = new();

        /// <summary>The days of January 2013 with the exported names and without the label, a line each.</summary>
        public string[] January { get; private set; } = [];

        public string Path(params string[] names) => folder[System.IO.Path.Combine(names)];

        public string File(string name, string[] lines)
        {
            System.IO.File.WriteAllLines(Path(name), lines);
            return Path(name);
        }

        public async ValueTask InitializeAsync()
        {
            var project = new Ridership.RidershipProject();
            var all = project.Open(CommandLine.Data).Load();
            var days = all.Date(project.Date);
            var known = Enumerable.Range(0, all.RowCount).TakeWhile(row => days[row]!.Value.Year < 2013).Count();
            var training = all.Slice(0, known);
            var content = new Pipelines.TrainPipeline(project).Run(
                training,
                Pipelines.Split.LastShare(training, project.Date),
                project.Family("ols"),
                seed: 1,
                new Pipelines.ProjectCode(new Dictionary<string, ReadOnlyMemory<byte>>())
            );
            MlPipeline.Registry.ModelPackage.Write(Path("package.zip"), content);
            var registry = new MlPipeline.Registry.FolderModelsRegistry(Path("registry"), TimeProvider.System);
            registry.SetAlias("champion", registry.Register(Path("package.zip")).Version.Number, "trained");
            January = Lines(all, project);
            await System.IO.File.WriteAllLinesAsync(Path("days.csv"), January);
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }

        static string[] Lines(DataLoaders.Dataset all, Ridership.RidershipProject project)
        {
            var days = all.Date(project.Date);
            var rows = all.Take([
                .. Enumerable.Range(0, all.RowCount).Where(row => days[row] is { Year: 2013, Month: 1 }),
            ]);
            DataLoaders.Column[] columns = [.. rows.Columns.Where(x => x.Field.Name != project.Label.Name)];
            return
            [
                string.Join(',', columns.Select(x => x.Field.Name)),
                .. Enumerable
                    .Range(0, rows.RowCount)
                    .Select(row => string.Join(',', columns.Select(x => x.Display(row)))),
            ];
        }
    }
}
