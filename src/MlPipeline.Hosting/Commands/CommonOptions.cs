using System.CommandLine;
using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Registry;
using MlPipeline.Hosting.Storage;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Commands;

/// <summary>The options that several commands share, so that they mean the same everywhere.</summary>
sealed class CommonOptions(MlProject project)
{
    /// <summary>The seed when none is given.</summary>
    const int DefaultSeed = 1;

    public Option<bool> Json { get; } =
        new("--json") { Description = "Write the result as one JSON document.", Recursive = true };

    public Option<Verbosity> Verbosity { get; } =
        new("--verbosity")
        {
            Description = "How much to tell: quiet, normal or verbose.",
            DefaultValueFactory = _ => Hosting.Verbosity.Normal,
            Recursive = true,
        };

    public Option<string> Data { get; } =
        new("--data")
        {
            Description = "The folder with the sources.",
            DefaultValueFactory = _ => project.DefaultData,
            HelpName = "folder",
        };

    public Option<string> Registry { get; } =
        new("--registry")
        {
            Description =
                $"The models registry: a folder, or a container of Azure Blob Storage, such as https://ACCOUNT.blob.core.windows.net/CONTAINER. It is reached with the credentials that Azure finds for this process, or with the environment variable {BlobAddress.ConnectionString}.",
            DefaultValueFactory = _ => "artifacts/registry",
            HelpName = "folder|url",
        };

    public Option<int> Seed { get; } =
        new("--seed") { Description = "The seed of all that is random.", DefaultValueFactory = _ => DefaultSeed };

    public Option<DateOnly?> TestFrom { get; } =
        Day("--test-from", "The first day of the test rows; the days before train.");

    public Option<double> TestShare { get; } =
        new("--test-share")
        {
            Description = "The share of the rows that tests, from the end, where --test-from is not given.",
            DefaultValueFactory = _ => Split.DefaultTestShare,
        };

    /// <summary>An option that is a day; null where it is not given.</summary>
    public static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "yyyy-MM-dd",
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (
                    DateOnly.TryParseExact(
                        text,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                    return day;
                result.AddError($"{name} \"{text}\" is not a day. Write it as yyyy-MM-dd, for example 2014-01-01.");
                return null;
            },
        };

    /// <summary>Adds the options that say how rows are split.</summary>
    public void AddSplit(Command command)
    {
        command.Options.Add(TestFrom);
        command.Options.Add(TestShare);
    }

    /// <summary>Reads all sources, and checks that the rows are in the order of their days.</summary>
    public Dataset Load(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var folder = parsed.GetRequiredValue(Data);
        terminal.Report($"reading the sources in {folder}");
        var loader = project.Open(folder);
        var rows = loader.Load(cancellation);
        if (project.Date is not null)
            KeyOrder.Check(rows, project.Date, loader.Source);
        if (loader is JoinedDataLoader { Report: { } report })
            foreach (var source in report.Sources)
                terminal.Inform(
                    $"joined {source.Source}: {source.MatchedBaseRows} of {report.BaseRows} rows matched, "
                        + $"{source.UnmatchedBaseRows} unmatched, {source.UnmatchedRows} of its own left over, "
                        + $"{source.DoubledRows} doubled"
                );
        return rows;
    }

    /// <summary>The models registry that the command line names.</summary>
    /// <exception cref="InputException">It names none.</exception>
    public IModelsRegistry OpenRegistry(ParseResult parsed) =>
        RegistryAddress.Open(parsed.GetRequiredValue(Registry), TimeProvider.System);

    /// <summary>Splits rows as the options say.</summary>
    /// <exception cref="InputException">The rows have no day to split at, or one side would be empty.</exception>
    public Split SplitOf(ParseResult parsed, Dataset rows) =>
        parsed.GetValue(TestFrom) is not { } day ? Split.LastShare(rows, project.Date, parsed.GetValue(TestShare))
        : project.Date is { } date ? Split.From(rows, date, day)
        : throw new InputException("--test-from needs a date field, and this project has none.", "Use --test-share.");
}
