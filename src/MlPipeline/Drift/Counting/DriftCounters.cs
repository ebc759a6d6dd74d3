using MlPipeline.DataLoaders;
using MlPipeline.Drift.Reference;

namespace MlPipeline.Drift.Counting;

/// <summary>Counts new rows field by field, in one pass and in memory that does not grow with them.</summary>
sealed class DriftCounters(DriftReference reference)
{
    readonly BaselineProfile profile = reference.Profile;
    readonly NumberCounter[] numbers = [.. reference.Numbers.Select(x => new NumberCounter(x))];
    readonly CategoryCounter[] categories = [.. reference.Categories.Select(x => new CategoryCounter(x))];

    /// <summary>The number fields, in the order of the baseline.</summary>
    public IReadOnlyList<NumberCounter> Numbers => numbers;

    /// <summary>The fields of categories, in the order of the baseline.</summary>
    public IReadOnlyList<CategoryCounter> Categories => categories;

    public NumberCounter Prediction { get; } = new(reference.Prediction);

    public NumberCounter Label { get; } = new(reference.Label);

    public NumberCounter Error { get; } = new(reference.Error);

    /// <summary>The number of rows.</summary>
    public long Rows { get; private set; }

    /// <summary>The days that they lie in.</summary>
    public DaySpan Days { get; } = new();

    /// <summary>The fields that no batch had.</summary>
    public HashSet<string> Absent { get; private set; } = [];

    /// <summary>Counts the rows of a batch.</summary>
    public void Add(DriftBatch batch)
    {
        var rows = batch.Rows;
        if (rows.RowCount == 0)
            return;
        var days = Column<DateColumn>(rows, profile.Date);
        if (days is not null)
            Days.Add(days.DayNumbers);
        var slotOf = reference.Slots.Of(days, rows.RowCount);
        var absent = profile
            .Numbers.Select(x => x.Name)
            .Concat(profile.Categories.Select(x => x.Name))
            .Where(x => Column<Column>(rows, x) is null);
        Absent = Rows == 0 ? [.. absent] : [.. Absent.Intersect(absent)];
        Rows += rows.RowCount;
        Parallel.For(
            0,
            numbers.Length + categories.Length + 1,
            place =>
            {
                if (place < numbers.Length)
                    Add(numbers[place], rows, slotOf);
                else if (place < numbers.Length + categories.Length)
                    Add(categories[place - numbers.Length], rows, slotOf);
                else
                    AddOutcomes(batch, days, slotOf);
            }
        );
    }

    void AddOutcomes(DriftBatch batch, DateColumn? days, byte[] slotOf)
    {
        double[]? predictions = batch.Predictions is { } made ? [.. made] : null;
        if (predictions is not null)
            Prediction.Add(predictions, slotOf);
        if (Column<NumberColumn>(batch.Rows, profile.Label.Name) is not { } labels)
            return;
        Label.Add(labels.Values, slotOf);
        if (predictions is null)
            return;
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = IsTraining(days, row) ? double.NaN : predictions[row] - labels.Values[row];
        Error.Add(predictions, new byte[predictions.Length]);
    }

    /// <summary>A model errs less on the rows that it was trained on than on those that were held out, which its errors are compared with.</summary>
    bool IsTraining(DateColumn? days, int row) =>
        days?[row] is { } day && day >= profile.FirstDate && day <= profile.LastDate;

    static void Add(NumberCounter counter, Dataset rows, byte[] slotOf)
    {
        if (Column<NumberColumn>(rows, counter.Reference.Baseline.Name) is { } column)
            counter.Add(column.Values, slotOf);
        else
            counter.AddMissing(slotOf);
    }

    static void Add(CategoryCounter counter, Dataset rows, byte[] slotOf)
    {
        if (
            counter.Reference.Baseline.IsNumber
            && Column<NumberColumn>(rows, counter.Reference.Baseline.Name) is { } numbers
        )
            counter.Add(numbers.Values, slotOf);
        else if (Column<TextColumn>(rows, counter.Reference.Baseline.Name) is { } texts)
            counter.Add(texts, slotOf);
        else
            counter.AddMissing(slotOf);
    }

    static T? Column<T>(Dataset rows, string? name)
        where T : Column =>
        name is not null && rows.Places.TryGetValue(name, out var place) ? rows.Columns[place] as T : null;
}
