using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Fields;
using MlPipeline.Pipelines;
using Ridership;
using Ridership.Fields;

namespace MlPipeline.UnitTests.Drift;

/// <summary>The example's years, from which new months can be made: drawn again by whole weeks, and shifted.</summary>
sealed class RidershipYears
{
    const int DaysOfWeek = 7;

    readonly FittedPipeline fitted;
    readonly DriftCheck check;
    readonly int wholeWeeks;

    /// <summary>Trains on some of the years.</summary>
    /// <param name="isTraining">Which days are trained on; they begin on a Monday.</param>
    public RidershipYears(Predicate<DateOnly> isTraining)
    {
        All = Project.Open(Folder).Load();
        Training = Where(isTraining);
        var split = Split.LastShare(Training, Project.Date);
        var family = Project.Family("ols");
        var heldOut = FittedPipeline.Fit(Project, family, split.Training, seed: 1);
        fitted = FittedPipeline.Fit(Project, family, Training, seed: 1);
        var labels = split.Test.Number(Project.Label);
        Baseline = BaselineProfile.Of(
            Project,
            [.. RidershipFields.Stations, .. RidershipFields.Weather, RidershipFields.Games],
            Training,
            fitted.Predict(Training),
            split.Test,
            [.. heldOut.Predict(split.Test).Select((x, row) => x - labels.Values[row])]
        );
        check = new DriftCheck(Baseline, new DriftOptions());
        wholeWeeks = Training.RowCount / DaysOfWeek;
    }

    public static RidershipProject Project { get; } = new();

    /// <summary>The repository's own data.</summary>
    public static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "MlPipeline.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("This runs below the repository only.");
            return Path.Combine(folder.FullName, "notebooks", "dummy_data");
        }
    }

    /// <summary>All days there are.</summary>
    public Dataset All { get; }

    /// <summary>The days that are trained on.</summary>
    public Dataset Training { get; }

    public BaselineProfile Baseline { get; }

    /// <summary>The number fields, each of which a test may shift.</summary>
    public static IReadOnlyList<Field> Numbers { get; } = [.. RidershipFields.Stations, .. RidershipFields.Weather];

    /// <summary>Days of those there are.</summary>
    public Dataset Where(Predicate<DateOnly> isWanted)
    {
        var days = All.Date(RidershipFields.Date);
        return All.Take([.. Enumerable.Range(0, All.RowCount).Where(row => isWanted(days[row]!.Value))]);
    }

    /// <summary>So many days of training, drawn again by whole weeks with their dates.</summary>
    public Dataset Draw(Random random, int days)
    {
        var weeks = Enumerable.Range(0, (days + DaysOfWeek - 1) / DaysOfWeek).Select(_ => random.Next(wholeWeeks));
        return Training.Take([.. weeks.SelectMany(week => Enumerable.Range(week * DaysOfWeek, DaysOfWeek)).Take(days)]);
    }

    /// <summary>The same rows, one field changed.</summary>
    public static Dataset With(Dataset rows, Field field, Func<double, double> change) =>
        new([
            .. rows.Columns.Select(x =>
                x.Field.Name == field.Name
                    ? new NumberColumn(x.Field, ((NumberColumn)x).Values.ToArray().Select(change).ToArray())
                    : x
            ),
        ]);

    /// <summary>The same rows, one field higher by so many standard deviations of the training data.</summary>
    public Dataset Shifted(Dataset rows, Field field, double deviations = 1)
    {
        var shift = deviations * Baseline.Numbers.Single(x => x.Name == field.Name).StandardDeviation;
        return With(rows, field, x => x + shift);
    }

    /// <summary>Checks rows as the command does, predictions included.</summary>
    public DriftReport Check(Dataset rows) => Check(rows, check);

    /// <summary>The same with other limits.</summary>
    public DriftReport Check(Dataset rows, DriftCheck with) => with.Run(rows, fitted.Predict(rows));
}
