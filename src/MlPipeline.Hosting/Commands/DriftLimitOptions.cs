using System.CommandLine;
using System.Globalization;
using MlPipeline.Drift;

namespace MlPipeline.Hosting.Commands;

/// <summary>The options that change the limits of a drift check; those of the project hold where nothing is said.</summary>
sealed class DriftLimitOptions(DriftOptions limits)
{
    readonly Option<double?> significance = Limit(
        "--significance",
        "The adjusted p-value below which a difference is more than chance.",
        limits.Significance
    );

    readonly Option<double?> distance = Limit(
        "--distance",
        "The distance from which on a difference matters.",
        limits.Distance
    );

    readonly Option<double?> fieldShare = Limit(
        "--field-share",
        "The share of the fields that may drift before the data have; 0: one is enough.",
        limits.FieldShare
    );

    readonly Option<int?> minimumRows = new("--min-rows")
    {
        Description = $"The fewest rows to say anything about. [default: {limits.MinimumRows}]",
        HelpName = "n",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(significance);
        command.Options.Add(distance);
        command.Options.Add(fieldShare);
        command.Options.Add(minimumRows);
    }

    /// <exception cref="InputException">A limit is out of its range.</exception>
    public DriftOptions Of(ParseResult parsed) =>
        (
            limits with
            {
                Significance = parsed.GetValue(significance) ?? limits.Significance,
                Distance = parsed.GetValue(distance) ?? limits.Distance,
                FieldShare = parsed.GetValue(fieldShare) ?? limits.FieldShare,
                MinimumRows = parsed.GetValue(minimumRows) ?? limits.MinimumRows,
            }
        ).Validated();

    static Option<double?> Limit(string name, string description, double otherwise) =>
        new(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description} [default: {otherwise}]"),
            HelpName = "x",
        };
}
