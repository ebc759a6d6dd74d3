using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;
using Ridership.Features.Calendar;
using Ridership.Fields;

namespace Ridership;

/// <summary>What every good model of the example does, and the days on which a new one must not be worse.</summary>
static class RidershipRules
{
    static readonly string[] KindsOfDay = ["ordinary day", "federal holiday", "day beside one, or other special day"];

    /// <summary>Weekday, month, and whether the day is a holiday.</summary>
    public static IReadOnlyList<Slicing> Slicings { get; } =
    [
        Slicing.Weekday(RidershipFields.Date),
        Slicing.Month(RidershipFields.Date),
        Slicing.ByDay("Kind of day", RidershipFields.Date, KindsOfDay, KindOf),
    ];

    /// <summary>The limits are some three times of what a model of the example's data does.</summary>
    public static IReadOnlyList<Invariance> Invariances { get; } =
    [
        new(
            "A home game of the Bulls never lowers the forecast by more than 0.5 thousand",
            WithHomeGame,
            MostFall: 0.5
        ),
        new(
            "10 °F more never move the forecast by more than 2 thousand",
            rows => Changed(rows, RidershipFields.Temp, x => x + 10),
            MostFall: 2,
            MostRise: 2
        ),
    ];

    static int KindOf(DateOnly day) =>
        DayKinds.Of(day) switch
        {
            DayKind.Ordinary => 0,
            >= DayKind.NewYearsDay and <= DayKind.ChristmasDay => 1,
            _ => 2,
        };

    static Dataset WithHomeGame(Dataset rows)
    {
        const string homeGame = "Bulls home";
        var games = rows.Text(RidershipFields.Games);
        return Replaced(
            rows,
            TextColumn.Of(
                RidershipFields.Games,
                Enumerable
                    .Range(0, games.Count)
                    .Select(row =>
                        games[row] is not { } others ? homeGame
                        : others.Contains("Bulls", StringComparison.Ordinal) ? others
                        : $"{homeGame}; {others}"
                    )
            )
        );
    }

    static Dataset Changed(Dataset rows, Field field, Func<double, double> change) =>
        Replaced(rows, new NumberColumn(field, rows.Number(field).Values.ToArray().Select(change).ToArray()));

    static Dataset Replaced(Dataset rows, Column column) =>
        new([.. rows.Columns.Select(x => x.Field.Name == column.Field.Name ? column : x)]);
}
