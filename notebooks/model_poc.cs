#!/usr/bin/env dotnet
#:project ../src/MlPipeline/MlPipeline.csproj
#:project ../src/Ridership/Ridership.csproj
#:package ScottPlot
// A file-based app has no lock file, so a feed that lacks an old version of an indirect package gives the next one.
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
// What is learnt is stored as JSON, which programs that are compiled ahead of time cannot do without preparation.
#:property PublishAot=false
// A notebook has no namespace, and its file is called as notebooks are.
#:property NoWarn=$(NoWarn);NU1603;CA1050;CA1707

// %% [markdown]
// # Proof of concept: are similar days good forecasters?
//
// **Question.** The champion of this project is a boosted forest. Could a much simpler idea do as well? Look for the past days that
// were most like the day to forecast, and take what was special about them. This notebook goes the whole way from the sources
// to an answer: a **field**, a **feature**, a **model family**, and a fair **comparison with the champion**.
//
// **How to run it.** `dotnet run notebooks/model_poc.cs` in a shell, or this notebook in VS Code with the Polyglot Notebooks extension,
// after `./build.sh Compile`. Both are one: the notebook is made of the program (`./build.sh Notebooks`). CI runs the program.
//
// **When the answer is yes**, `docs/proof-of-concept.md` tells how this code becomes a part of the project.

// %% Setup
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;
using MlPipeline.Reports.Plots;
using Ridership;
using Ridership.Data;
using Ridership.Features.Calendar;
using Ridership.Fields;
using ScottPlot;

const int Seed = 1;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = Environment.CurrentDirectory;
while (!File.Exists(Path.Combine(root, "build.sh")))
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Run this inside the repository.");
var data = Path.Combine(root, "notebooks", "dummy_data");
var output = Path.Combine(root, "artifacts", "notebooks");
Directory.CreateDirectory(output);
PlotFont.Register();

Plot NewPlot(string title, string x, string y)
{
    var plot = new Plot();
    plot.Font.Set(PlotFont.Name);
    plot.Title(title);
    plot.XLabel(x);
    plot.YLabel(y);
    return plot;
}

void Show(Plot plot, string name)
{
    var png = plot.GetImage(900, 360).GetImageBytes();
    File.WriteAllBytes(Path.Combine(output, $"{name}.png"), png);
    Console.WriteLine($"Plot: artifacts/notebooks/{name}.png");
    //> display(HTML($"<img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" />"));
}

// %% [markdown]
// ## A field
//
// A field is a column with a name, a type and a unit, declared once. The project's own are in `RidershipFields`. Here is a new one: the
// hours of daylight. Its source is a file of its own, as a data engineer would deliver it; we make it ourselves, by the formula of
// Forsythe and others, *A model comparison for daylength as a function of latitude and day of year* (1995).

// %% A field
var daylight = Field.Number("daylight", "h", "Hours between sunrise and sunset in Chicago");
var schema = new SourceSchema(
    "daylight",
    [new SourceField("Day", RidershipFields.Date), new SourceField("Hours", daylight)]
);

static double HoursOfDaylight(DateOnly day)
{
    const double Latitude = 41.885 * Math.PI / 180;
    var revolution = 0.2163108 + 2 * Math.Atan(0.9671396 * Math.Tan(0.0086 * (day.DayOfYear - 186)));
    var declination = Math.Asin(0.39795 * Math.Cos(revolution));
    var horizon = Math.Sin(0.8333 * Math.PI / 180);
    return 24
        - 24
            / Math.PI
            * Math.Acos(
                (horizon + Math.Sin(Latitude) * Math.Sin(declination)) / (Math.Cos(Latitude) * Math.Cos(declination))
            );
}

var daylightFile = Path.Combine(output, "daylight.csv");
var known = RidershipSources.Open(data).Load().Date(RidershipFields.Date);
File.WriteAllLines(
    daylightFile,
    Enumerable
        .Range(0, known.Count)
        .Select(row => $"{known.Display(row)},{HoursOfDaylight(known[row]!.Value):0.000}")
        .Prepend("Day,Hours")
);

DataLoader OpenWithDaylight(string folder) =>
    new JoinedDataLoader(
        RidershipSources.Open(folder),
        RidershipFields.Date,
        Join.Required(new CsvDataLoader(daylightFile, schema))
    );

var rows = OpenWithDaylight(data).Load();
Console.WriteLine(
    $"{rows.RowCount} days, {rows.Columns.Count} columns; {rows.Date(RidershipFields.Date).Display(0)} has {rows.Number(daylight).Display(0)} h of daylight."
);

// %% [markdown]
// Before modelling, look. Weekdays and weekends are two clouds; the length of the day says little by itself. Temperature
// against what is usual for the month may say more, so that is the feature to try.

// %% A look at the data
var days = rows.Date(RidershipFields.Date);
var entries = rows.Number(RidershipFields.Entries).Values.ToArray();
var hours = rows.Number(daylight).Values.ToArray();
var isWeekend = Enumerable
    .Range(0, rows.RowCount)
    .Select(row => days[row]!.Value.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
    .ToArray();

double[] Of(double[] values, bool weekend) => [.. values.Where((_, row) => isWeekend[row] == weekend)];

var look = NewPlot("Entries by the length of the day", "hours of daylight", "thousand entries");
var weekdays = look.Add.ScatterPoints(Of(hours, false), Of(entries, false));
weekdays.LegendText = "Monday to Friday";
weekdays.MarkerSize = 3;
var weekends = look.Add.ScatterPoints(Of(hours, true), Of(entries, true));
weekends.LegendText = "Saturday and Sunday";
weekends.MarkerSize = 3;
look.ShowLegend(Alignment.UpperLeft);
Show(look, "daylight");

// %% [markdown]
// ## A feature
//
// A feature flow learns from training rows only, and makes the features of any row from what it learnt: nothing of the test set can
// leak into it. What it learns is a record, so that it can be stored in a model package and inspected. `OutdoorsFlow` learns
// the usual temperature of each month, and makes two features of it: how much warmer the day is than usual, and its daylight.

// %% A feature
var outdoors = new OutdoorsFlow(daylight);
var split = Split.From(rows, RidershipFields.Date, new DateOnly(2014, 1, 1));
var learnt = outdoors.Fit(split.Training);
var usual = learnt.Learnt.GetProperty("usualTemperature").EnumerateArray().Select(x => $"{x.GetDouble():0}");
Console.WriteLine($"What the flow learnt, in °F from January to December: {string.Join(' ', usual)}");

// %% [markdown]
// ## A model family
//
// A family has options, and `Fit` makes a fitted model of a training set: again a record. `NearestDays` remembers for each training
// day how far its entries were from what is typical of its date (the calendar flow knows that), finds the days that are nearest
// in a few features, each measured in its own standard deviations, and averages what was special about them.
//
// Which features make days similar is a judgement. These are a start: what was unusual two weeks ago, the temperature, the
// weather, and the kind of day.

// %% A model family
string[] similarity =
[
    "surprise_lag14",
    "surprise_lag14_if_weekend",
    "is_special",
    "temp_anomaly",
    RidershipFields.Precip.Name,
    RidershipFields.WeatherSnow.Name,
    Processor.TypicalDay,
];

PocProject ProjectWith(int neighbours) =>
    new(
        OpenWithDaylight,
        outdoors,
        new NearestDays(
            new NearestDaysOptions
            {
                Neighbours = neighbours,
                Offset = Processor.TypicalDay,
                Features = similarity,
            }
        )
    );

// %% [markdown]
// ### How many neighbours?
//
// The test year is for the final comparison only. The number of neighbours is chosen on 2013, with the years before to learn from.

// %% How many neighbours
var before2014 = split.Training;
var tuning = Split.From(before2014, RidershipFields.Date, new DateOnly(2013, 1, 1));
int[] candidates = [5, 10, 20, 40, 80, 160, 320];
var tuned = candidates
    .Select(neighbours =>
    {
        var project = ProjectWith(neighbours);
        var fitted = FittedPipeline.Fit(project, project.Family("nearest-days"), tuning.Training, Seed);
        return (Neighbours: neighbours, Rmse: Score(project, fitted, tuning.Test).Rmse);
    })
    .ToArray();

static RegressionMetrics Score(MlProject project, FittedPipeline fitted, Dataset test) =>
    RegressionMetrics.Of(test.Number(project.Label).Values, fitted.Predict(test));

var best = tuned.MinBy(x => x.Rmse);
foreach (var (neighbours, rmse) in tuned)
    Console.WriteLine(
        $"{neighbours, 3} neighbours: RMSE {rmse:0.000} on 2013{(neighbours == best.Neighbours ? "  <- best" : "")}"
    );

var curve = NewPlot("Error by the number of neighbours", "neighbours", "RMSE on 2013 (thousand entries)");
curve.Add.Scatter(tuned.Select(x => (double)x.Neighbours).ToArray(), tuned.Select(x => x.Rmse).ToArray());
Show(curve, "neighbours");

// %% [markdown]
// ## Against the champion
//
// Everybody gets the same rows to learn from (the days before 2014), the same test rows (2014) and the same seed. The naive rule is the
// baseline: the same weekday two weeks ago.

// %% Against the champion
var poc = ProjectWith(best.Neighbours);
var results = new[] { poc.Baseline, poc.DefaultFamily, "ols", "nearest-days" }
    .Select(name =>
    {
        var fitted = FittedPipeline.Fit(poc, poc.Family(name), split.Training, Seed);
        return (poc.Family(name).Title, Name: name, Fitted: fitted, Test: Score(poc, fitted, split.Test));
    })
    .ToArray();
foreach (var result in results)
    Console.WriteLine(
        $"{result.Name, -20} RMSE {result.Test.Rmse:0.000}  MAE {result.Test.Mae:0.000}  R² {result.Test.R2:0.000}"
    );

var comparison = NewPlot("Error on 2014", "", "RMSE (thousand entries)");
comparison.Add.Bars(results.Select(x => x.Test.Rmse).ToArray());
comparison.Axes.Bottom.SetTicks([.. results.Select((_, i) => (double)i)], [.. results.Select(x => x.Title)]);
comparison.Axes.Margins(bottom: 0);
Show(comparison, "comparison");

// %% [markdown]
// The last eight weeks, day by day: where do the two differ? The holidays at the end of the year are the hardest days.

// %% The last eight weeks
var last = split.Test.Slice(split.Test.RowCount - 56, 56);
var dates = Enumerable
    .Range(0, last.RowCount)
    .Select(row => last.Date(RidershipFields.Date)[row]!.Value.ToDateTime(TimeOnly.MinValue))
    .ToArray();
var weeks = NewPlot("The last eight weeks of 2014", "", "thousand entries");
var actual = weeks.Add.ScatterLine(dates, last.Number(poc.Label).Values.ToArray());
actual.LegendText = "actual";
actual.LineWidth = 4;
foreach (var result in results.Where(x => x.Name is "nearest-days" || x.Name == poc.DefaultFamily))
{
    var line = weeks.Add.ScatterLine(dates, result.Fitted.Predict(last));
    line.LegendText = result.Title;
    line.LineWidth = 2;
}
weeks.Axes.DateTimeTicksBottom();
weeks.ShowLegend(Alignment.UpperRight);
Show(weeks, "last-weeks");

// %% [markdown]
// ## Before anybody believes it
//
// A family of this library keeps three promises, and its tests will ask for them: the same rows and seed give the same model; what was
// learnt can be stored and taken up again; and the prediction of a row depends on that row alone. Check them here already.

// %% Promises
var candidate = results.Single(x => x.Name == "nearest-days");
var predicted = candidate.Fitted.Predict(split.Test);
var again = FittedPipeline.Fit(poc, poc.Family("nearest-days"), split.Training, Seed);
var restored = candidate.Fitted with { Model = poc.Family("nearest-days").Restore(candidate.Fitted.Model.Learnt) };
(string Promise, bool IsKept)[] promises =
[
    ("the same rows and seed give the same model", again.Predict(split.Test).SequenceEqual(predicted)),
    ("what was learnt can be stored", restored.Predict(split.Test).SequenceEqual(predicted)),
    (
        "a row's prediction depends on that row alone",
        candidate.Fitted.Predict(last).SequenceEqual(predicted.TakeLast(56))
    ),
];
foreach (var (promise, isKept) in promises)
    Console.WriteLine($"{(isKept ? "kept  " : "BROKEN")} {promise}");
if (promises.Any(x => !x.IsKept))
    throw new InvalidOperationException("A family that breaks a promise must not become a part of the project.");

// %% [markdown]
// ## The answer
//
// Compared on the same year, by the same measure.

// %% The answer
var champion = results.Single(x => x.Name == poc.DefaultFamily);
var isBetter = candidate.Test.Rmse <= champion.Test.Rmse;
Console.WriteLine(
    $"{candidate.Title} has an RMSE of {candidate.Test.Rmse:0.000} on 2014, {champion.Title} (the champion) {champion.Test.Rmse:0.000}: "
        + (
            isBetter
                ? "the new family is at least as good. Go on with docs/proof-of-concept.md."
                : "the champion stays. What was learnt: similar days explain much, and trees combine them better."
        )
);

// %% types of: A feature
/// <summary>What the flow learnt: the usual temperature of each month, January first, in °F.</summary>
public sealed record OutdoorsLearning(IReadOnlyList<double> UsualTemperature);

/// <summary>Weather against what is usual for the month, and the hours of daylight.</summary>
public sealed class OutdoorsFlow(Field daylight) : LearningFlow<OutdoorsLearning>
{
    public override string Name => "outdoors";

    public override IReadOnlyList<Field> Reads => [RidershipFields.Date, RidershipFields.Temp, daylight];

    protected override IReadOnlyList<string> Names(OutdoorsLearning learnt) => ["temp_anomaly", "hours_of_daylight"];

    protected override OutdoorsLearning Learn(Dataset training)
    {
        var temperature = training.Number(RidershipFields.Temp).Values.ToArray();
        var byMonth = temperature
            .Select((value, row) => (Value: value, training.Date(RidershipFields.Date)[row]!.Value.Month))
            .ToLookup(x => x.Month, x => x.Value);
        return new([
            .. Enumerable.Range(1, 12).Select(month => byMonth[month].DefaultIfEmpty(temperature.Average()).Average()),
        ]);
    }

    protected override void Compute(OutdoorsLearning learnt, Dataset rows, float[][] columns)
    {
        var days = rows.Date(RidershipFields.Date);
        var temperature = rows.Number(RidershipFields.Temp).Values;
        var hours = rows.Number(daylight).Values;
        for (var row = 0; row < rows.RowCount; row++)
        {
            columns[0][row] = (float)(temperature[row] - learnt.UsualTemperature[days[row]!.Value.Month - 1]);
            columns[1][row] = (float)hours[row];
        }
    }
}

// %% types of: A model family
/// <summary>The options of <see cref="NearestDays"/>.</summary>
public sealed record NearestDaysOptions
{
    /// <summary>How many days are averaged.</summary>
    [Range(1, 500)]
    public int Neighbours { get; init; } = 20;

    /// <summary>The feature with what is typical of a day.</summary>
    public required string Offset { get; init; }

    /// <summary>The features by which days are similar.</summary>
    public required IReadOnlyList<string> Features { get; init; }
}

/// <summary>What was learnt: each training day, and what was special about it.</summary>
/// <param name="Options">The options it was fitted with.</param>
/// <param name="Means">The mean of each feature.</param>
/// <param name="Deviations">The standard deviation of each feature.</param>
/// <param name="Days">Rows × features, in standard deviations from the mean.</param>
/// <param name="Specials">For each day, the label less what is typical.</param>
public sealed record FittedNearestDays(
    NearestDaysOptions Options,
    IReadOnlyList<double> Means,
    IReadOnlyList<double> Deviations,
    IReadOnlyList<double[]> Days,
    IReadOnlyList<double> Specials
) : FittedModel
{
    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        var typical = rows[Options.Offset].ToArray();
        var nearest = new PriorityQueue<double, double>();
        for (var row = 0; row < predictions.Length; row++)
        {
            var place = NearestDays.PlaceOf(rows, row, Options.Features, Means, Deviations);
            nearest.Clear();
            for (var day = 0; day < Days.Count; day++)
            {
                var distance = 0.0;
                for (var i = 0; i < place.Length; i++)
                    distance += (place[i] - Days[day][i]) * (place[i] - Days[day][i]);
                // The farthest comes out first; equally far days keep their order, so that the answer is the same each time.
                if (nearest.Count < Options.Neighbours)
                    nearest.Enqueue(Specials[day], -distance);
                else
                    nearest.EnqueueDequeue(Specials[day], -distance);
            }
            predictions[row] = typical[row] + nearest.UnorderedItems.Average(x => x.Element);
        }
    }
}

/// <summary>The typical day, and what was special about the days that were most like this one.</summary>
public sealed class NearestDays(NearestDaysOptions options)
    : LearningFamily<NearestDaysOptions, FittedNearestDays>(options)
{
    public override string Name => "nearest-days";

    public override string Title => "Nearest days";

    public override FeatureScope Scope => FeatureScope.AllFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default)
    {
        var features = training.Features;
        var columns = Options.Features.Select(x => features[x].ToArray().Select(y => (double)y).ToArray()).ToArray();
        double[] means = [.. columns.Select(x => x.Average())];
        double[] deviations = [.. columns.Select((x, i) => Math.Sqrt(x.Average(y => (y - means[i]) * (y - means[i]))))];
        var typical = features[Options.Offset].ToArray();
        var labels = training.Labels.ToArray();
        return new FittedNearestDays(
            Options,
            means,
            deviations,
            [
                .. Enumerable
                    .Range(0, features.RowCount)
                    .Select(row => PlaceOf(features, row, Options.Features, means, deviations)),
            ],
            [.. labels.Select((label, row) => label - typical[row])]
        );
    }

    /// <summary>Where a day is: its features in standard deviations from their means. A feature that never varied says nothing.</summary>
    public static double[] PlaceOf(
        FeatureMatrix rows,
        int row,
        IReadOnlyList<string> features,
        IReadOnlyList<double> means,
        IReadOnlyList<double> deviations
    )
    {
        var place = new double[features.Count];
        for (var i = 0; i < place.Length; i++)
            place[i] = deviations[i] > 0 ? (rows[features[i]][row] - means[i]) / deviations[i] : 0;
        return place;
    }
}

/// <summary>The project with one more source, one more flow and one more family.</summary>
public sealed class PocProject(Func<string, DataLoader> open, FeatureFlow flow, ModelFamily family) : MlProject
{
    readonly RidershipProject project = new();

    public override string Name => project.Name;

    public override string Description => project.Description;

    public override FieldCatalogue Fields => project.Fields;

    public override Field Label => project.Label;

    public override Field? Date => project.Date;

    public override string DefaultData => project.DefaultData;

    public override DataLoader Open(string folder) => open(folder);

    public override IReadOnlyList<FeatureFlow> RawFlows => project.RawFlows;

    public override IReadOnlyList<FeatureFlow> FeatureFlows => [.. project.FeatureFlows, flow];

    public override IReadOnlyList<ModelFamily> Families => [.. project.Families, family];

    public override string DefaultFamily => project.DefaultFamily;

    public override string Baseline => project.Baseline;
}
