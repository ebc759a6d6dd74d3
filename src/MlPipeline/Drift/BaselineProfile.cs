using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Drift.Baseline;
using MlPipeline.Fields;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Drift;

/// <summary>How the training data of a model were distributed, season by season: what a drift check compares new data with, without the training data.</summary>
public sealed record BaselineProfile
{
    const string File = "baseline.json";

    /// <summary>The name of the field with the day; null where rows have none.</summary>
    public required string? Date { get; init; }

    /// <summary>The first day of training; null where rows have none.</summary>
    public required DateOnly? FirstDate { get; init; }

    /// <summary>The last day of training.</summary>
    public required DateOnly? LastDate { get; init; }

    /// <summary>The rhythm that the data have.</summary>
    public required Seasonality Seasonality { get; init; }

    /// <summary>The number of training rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The periods that the rows lie in; arrays per period are in their order.</summary>
    public required IReadOnlyList<BaselinePeriod> Periods { get; init; }

    /// <summary>The inputs of the model that are numbers.</summary>
    public required IReadOnlyList<NumberBaseline> Numbers { get; init; }

    /// <summary>The inputs that are categories: texts, and numbers with few distinct values.</summary>
    public required IReadOnlyList<CategoryBaseline> Categories { get; init; }

    /// <summary>The labels of the training rows.</summary>
    public required NumberBaseline Label { get; init; }

    /// <summary>The model's predictions of its training rows, in label units.</summary>
    public required NumberBaseline Prediction { get; init; }

    /// <summary>The periods of the rows that were held out; errors have no seasons, so all of them are compared with each other.</summary>
    public required IReadOnlyList<BaselinePeriod> ErrorPeriods { get; init; }

    /// <summary>The errors, prediction − label, on the rows that were held out, in label units: on its training rows a model errs less than it will.</summary>
    public required NumberBaseline Error { get; init; }

    /// <summary>Profiles the data of a model.</summary>
    /// <param name="project">The project.</param>
    /// <param name="inputs">The fields that the model reads; dates are left out, as they always move on.</param>
    /// <param name="rows">The rows that it was trained on, each with a label.</param>
    /// <param name="predictions">Its prediction of each.</param>
    /// <param name="heldOut">The rows that were held out when it was scored.</param>
    /// <param name="errors">Prediction − label of each of these.</param>
    public static BaselineProfile Of(
        MlProject project,
        IEnumerable<Field> inputs,
        Dataset rows,
        ReadOnlySpan<double> predictions,
        Dataset heldOut,
        ReadOnlySpan<double> errors
    )
    {
        var byPeriod = PeriodRows.Of(rows, project.Date, project.Seasonality);
        var errorsByPeriod = PeriodRows.Of(heldOut, project.Date, project.Seasonality);
        // On all cores: with many rows each field takes a while.
        FieldBaseline[] profiled =
        [
            .. inputs
                .Select(x => rows.Select(x).Columns[0])
                .Where(x => x is not DateColumn)
                .AsParallel()
                .AsOrdered()
                .Select(x => Of(x, byPeriod)),
        ];
        int[] days = [.. byPeriod.Days.Where(x => x >= 0)];
        return new BaselineProfile
        {
            Date = project.Date?.Name,
            FirstDate = days.Length == 0 ? null : DateOnly.FromDayNumber(days.Min()),
            LastDate = days.Length == 0 ? null : DateOnly.FromDayNumber(days.Max()),
            Seasonality = project.Seasonality,
            Rows = rows.RowCount,
            Periods = byPeriod.Periods,
            Numbers = [.. profiled.OfType<NumberBaseline>()],
            Categories = [.. profiled.OfType<CategoryBaseline>()],
            Label = NumberBaseline.Of(project.Label, rows.Number(project.Label).Values, byPeriod, byPeriod.Periods),
            Prediction = NumberBaseline.Of(project.Label, predictions, byPeriod, byPeriod.Periods).InSinglePrecision(),
            ErrorPeriods = errorsByPeriod.WithoutSeasons,
            Error = NumberBaseline
                .Of(project.Label, errors, errorsByPeriod, errorsByPeriod.WithoutSeasons)
                .InSinglePrecision(),
        };
    }

    /// <summary>The profile that a package carries.</summary>
    /// <exception cref="InputException">The package was made before there were profiles, or its profile cannot be read.</exception>
    public static BaselineProfile Of(ModelPackage package)
    {
        if (!package.ModelFiles.Contains(File))
            throw new InputException(
                $"{package.Origin} has no baseline profile, which new data are compared with: it was made before there were any.",
                "Train again, and check against the new version."
            );
        try
        {
            return JsonSerializer.Deserialize<BaselineProfile>(package.ReadModelFile(File).Span, PackageJson.Options)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{package.Origin}: \"{File}\" cannot be read ({e.Message}).",
                "Train again: the package was made by another version.",
                e
            );
        }
    }

    internal KeyValuePair<string, ReadOnlyMemory<byte>> ToFile() =>
        new(File, JsonSerializer.SerializeToUtf8Bytes(this, PackageJson.Options));

    static FieldBaseline Of(Column column, PeriodRows rows) =>
        column is TextColumn text ? CategoryBaseline.Of(text, rows, rows.Periods)
        : column is NumberColumn number && CategoryBaseline.Of(number, rows, rows.Periods) is { } few ? few
        : NumberBaseline.Of(column.Field, ((NumberColumn)column).Values, rows, rows.Periods);
}
