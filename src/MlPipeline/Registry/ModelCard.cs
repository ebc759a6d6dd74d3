using System.Globalization;
using System.Text;

namespace MlPipeline.Registry;

/// <summary>Tells people what a model is for and how far to trust it, after Mitchell et al., <i>Model Cards for Model Reporting</i> (2019).</summary>
public static class ModelCard
{
    /// <summary>The card in Markdown. The same metadata give the same text.</summary>
    public static string Render(PackageMetadata metadata)
    {
        var card = new StringBuilder();
        var output = metadata.Signature.Output;
        var unit = output.Unit is null ? "" : $" ({output.Unit})";
        Add(card, $"# {metadata.Name}: {metadata.Family}");
        Add(card, $"Predicts **{output.Name}**{unit} from {Count(metadata.Signature.Inputs.Count, "field")}.");
        Training(card, metadata);
        Scores(card, metadata, unit);
        Inputs(card, metadata.Signature);
        IntendedUse(card, metadata);
        Origin(card, metadata);
        return card.ToString();
    }

    static void Training(StringBuilder card, PackageMetadata metadata)
    {
        var data = metadata.Data;
        Add(card, "## Training");
        Add(card, $"Trained on {Count(data.Rows, "row")} of {data.Source}{Days(data.FirstDate, data.LastDate)}.");
        if (metadata.HyperParameters.Count > 0)
            Table(
                card,
                ["Hyper-parameter", "Value"],
                metadata.HyperParameters.Select(x => (string[])[x.Key, x.Value.GetRawText()])
            );
    }

    static void Scores(StringBuilder card, PackageMetadata metadata, string unit)
    {
        Add(card, "## Scores");
        if (metadata.Split is { } split)
            Add(
                card,
                $"Rows were split: {split.Rule}. Trained on {Count(split.TrainRows, "row")}"
                    + $"{Days(split.TrainFrom, split.TrainTo)}, tested on {Count(split.TestRows, "row")}"
                    + $"{Days(split.TestFrom, split.TestTo)}. The test rows say what to expect of new data."
            );
        Table(
            card,
            ["Set", "Rows", $"RMSE{unit}", $"MAE{unit}", "R²", "MAPE", $"Bias{unit}"],
            metadata.Metrics.Select(x =>
                (string[])
                    [
                        x.Key,
                        Text(x.Value.Rows),
                        Text(x.Value.Rmse),
                        Text(x.Value.Mae),
                        Text(x.Value.R2),
                        x.Value.Mape is { } mape ? $"{Text(100 * mape)} %" : "–",
                        Text(x.Value.Bias),
                    ]
            )
        );
        if (metadata.Thresholds.Count > 0)
            Table(card, ["Threshold", "Value"], metadata.Thresholds.Select(x => (string[])[x.Key, Text(x.Value)]));
    }

    static void Inputs(StringBuilder card, ModelSignature signature)
    {
        Add(card, "## Inputs");
        Table(
            card,
            ["Field", "Type", "Unit", "Required"],
            signature.Inputs.Select(x =>
                (string[])[x.Name, x.Type.ToString(), x.Unit ?? "–", x.Required ? "yes" : "no"]
            )
        );
    }

    static void IntendedUse(StringBuilder card, PackageMetadata metadata)
    {
        Add(card, "## Intended use and limits");
        Add(
            card,
            $"Meant to predict {metadata.Signature.Output.Name} for rows like those it was trained on: from the same "
                + "source, with the same meaning of each field. Not meant to explain causes, nor to decide about persons."
        );
        List<string> limits =
        [
            "Outside the range of the training data its predictions are extrapolation.",
            "It knows nothing that happened after its training data; check for drift, and retrain.",
        ];
        if (!metadata.Metrics.ContainsKey("test"))
            limits.Add("It was not scored on rows that it had not seen: how well it does on new data is unknown.");
        if (metadata.GitDirty)
            limits.Add("It was trained by code that is not in any commit: the training cannot be repeated exactly.");
        Add(card, string.Join('\n', limits.Select(x => $"- {x}")));
    }

    static void Origin(StringBuilder card, PackageMetadata metadata)
    {
        Add(card, "## Origin");
        Table(
            card,
            ["What", "Value"],
            [
                ["Data (SHA-256)", metadata.Data.Sha256],
                [
                    "Commit",
                    metadata.GitCommit is { } commit ? commit + (metadata.GitDirty ? " with changes" : "") : "–",
                ],
                ["Seed", metadata.Seed.ToString(CultureInfo.InvariantCulture)],
                ["MlPipeline", metadata.Versions.Library],
                [".NET", metadata.Versions.Runtime],
                .. metadata.Versions.Packages.Select(x => (string[])[x.Key, x.Value]),
                ["Compared with", metadata.Parent is { } parent ? $"version {Text(parent.Version)}" : "– (the first)"],
            ]
        );
    }

    static void Table(StringBuilder card, string[] header, IEnumerable<string[]> rows) =>
        Add(card, string.Join('\n', [Row(header), Row(header.Select(_ => "---")), .. rows.Select(Row)]));

    /// <summary>A bar or a line break inside a cell would end it.</summary>
    static string Row(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(x => x.Replace("|", "\\|").ReplaceLineEndings(" ")))} |";

    static void Add(StringBuilder card, string paragraph) =>
        card.Append(card.Length == 0 ? "" : "\n").Append(paragraph).Append('\n');

    static string Days(DateOnly? first, DateOnly? last) =>
        first is { } from && last is { } to
            ? string.Create(CultureInfo.InvariantCulture, $" from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}")
            : "";

    static string Count(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    static string Text(double? value) => value?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "–";
}
