using System.CommandLine;
using System.CommandLine.Parsing;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Hosting.Commands.OnKubernetes;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>The options of <c>predict</c> that have to do with shards.</summary>
sealed class BatchOptions
{
    /// <summary>The option of processes that another one starts.</summary>
    public const string WithParent = "--with-parent";

    const string Csv = "csv";
    const string Parquet = "parquet";

    readonly Option<string?> on = new("--on")
    {
        Description =
            $"Where shards of the input are predicted, each in a process of its own: {Place.Local}, on this machine; {Place.Kubernetes}, in jobs beside the service that is deployed there, with the model that it serves unless another is named; --input, --output and --registry are then as its pods see them. Without it one process predicts all rows, on all cores. An output that ends in .csv is one file with the same bytes as without --on, one that ends in .parquet one file with the same rows; any other is a folder with a part for each shard, each a file of its own, and _manifest.json. What was cut off goes on where it was when the same command is given again.",
        HelpName = $"{Place.Local}|{Place.Kubernetes}",
    };

    readonly Option<string?> format = new("--format")
    {
        Description =
            $"The format of the parts in a folder: {Csv} or {Parquet}; {Csv} without it. A file says it by its ending.",
        HelpName = $"{Csv}|{Parquet}",
    };

    readonly Option<int> workers = new("--workers")
    {
        Description = "How many processes or pods predict at a time, each on one core.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "n",
    };

    readonly Option<int?> shards = new("--shards")
    {
        Description =
            $"About how many shards there are; each file has one at least. Without it they have {ShardPlanner.CsvBytes >> 20} MiB of a CSV file, or {ShardPlanner.ParquetRows:N0} rows of a Parquet file.",
        HelpName = "k",
    };

    readonly Option<int?> shard = new("--shard")
    {
        Description =
            "Predict this shard alone, by the plan in the folder --output; 0 is the first. --input and --registry are taken from the plan unless they are given.",
        HelpName = "i",
    };

    readonly Option<bool> planOnly = new("--plan-only")
    {
        Description =
            "Only split --input into shards, and put the plan into the output: for whoever lets shards be predicted elsewhere.",
    };

    readonly Option<bool> complete = new("--complete")
    {
        Description =
            "Only put the parts of --output together, by the plan that lies there, when all shards are predicted.",
    };

    readonly Option<bool> withParent = new(WithParent)
    {
        Description = "End when the input does, and answer in JSON: a process that another one starts.",
        Hidden = true,
    };

    public BatchOptions()
    {
        on.AcceptOnlyFromAmong(Place.Local, Place.Kubernetes);
        format.AcceptOnlyFromAmong(Csv, Parquet);
    }

    /// <summary>The options that say in which cluster.</summary>
    public ClusterOptions Cluster { get; } = new();

    /// <summary>The options that are for whoever has shards predicted, not for who predicts one.</summary>
    public IReadOnlyList<Option> OfTheWhole => [on, workers];

    /// <summary>Adds the options, and what must be given with what.</summary>
    public void AddTo(Command command, Option<string?> input, Option<string> output)
    {
        foreach (var option in (Option[])[on, format, workers, shards, shard, planOnly, complete, withParent])
            command.Options.Add(option);
        Cluster.AddTo(command, x => Place.IsKubernetes(x.GetResult(on)));
        command.Validators.Add(result =>
        {
            var isOn = result.GetResult(on) is not null;
            var isPlan = result.GetResult(planOnly) is { Implicit: false };
            if (!isOn && result.GetResult(workers) is { Implicit: false })
                result.AddError($"{workers.Name} needs --on: say where the shards are predicted.");
            if (!isOn && !isPlan && result.GetResult(shards) is not null)
                result.AddError($"{shards.Name} needs --on or {planOnly.Name}: only then there are shards.");
            if (result.GetResult(format) is { } wanted)
                CheckFormat(
                    result,
                    isOn || isPlan,
                    Format(wanted.GetValueOrDefault<string?>()),
                    result.GetValue(output)
                );
            if ((isOn || isPlan) && result.GetResult(input) is null)
                result.AddError(
                    $"{(isOn ? "--on" : planOnly.Name)} needs --input: a file, or a folder of files, that can be split."
                );
            if (Place.IsKubernetes(result.GetResult(on)) && result.GetResult(output) is null or { Implicit: true })
                result.AddError($"--on {Place.Kubernetes} needs {output.Name}: a place that the pods see.");
            string[] whats =
            [
                .. ((Option[])[on, shard, planOnly, complete])
                    .Where(x => result.GetResult(x) is { Implicit: false })
                    .Select(x => x.Name),
            ];
            if (whats.Length > 1)
                result.AddError($"{string.Join(" and ", whats)} exclude each other: all shards, one, or none.");
            if (result.GetResult(workers) is { Implicit: false } count && count.GetValueOrDefault<int>() < 1)
                result.AddError($"{workers.Name} must be 1 or more.");
            if (result.GetResult(shards) is { } many && many.GetValueOrDefault<int?>() < 1)
                result.AddError($"{shards.Name} must be 1 or more.");
        });
    }

    /// <summary>Where shards of the input are predicted, one of <see cref="Place"/>; null where the input is not split.</summary>
    public string? PlaceOf(ParseResult parsed) => parsed.GetValue(on);

    /// <summary>Whether the input is only split.</summary>
    public bool IsPlanOnly(ParseResult parsed) => parsed.GetValue(planOnly);

    /// <summary>Whether parts are only put together.</summary>
    public bool IsCompletion(ParseResult parsed) => parsed.GetValue(complete);

    /// <summary>The command that splits the input.</summary>
    /// <param name="arguments">The options of the run.</param>
    public string[] PlanCommand(IEnumerable<string> arguments) => ["predict", .. arguments, planOnly.Name, .. Quiet];

    /// <summary>The command that predicts one shard by the plan in the output.</summary>
    public string[] ShardCommand(string output, string number) =>
        ["predict", shard.Name, number, "--output", output, "--verbosity", "quiet"];

    /// <summary>The command that puts the parts together.</summary>
    public string[] CompleteCommand(string output) => ["predict", complete.Name, "--output", output, .. Quiet];

    static string[] Quiet => ["--json", "--verbosity", "quiet"];

    /// <summary>The format of the predictions: what a file's ending says, or what is asked for in a folder.</summary>
    public DatasetFormat FormatOf(ParseResult parsed, string output) =>
        DatasetFile.FormatOf(output) ?? Format(parsed.GetValue(format)) ?? DatasetFormat.Csv;

    /// <summary>How many processes there are at a time.</summary>
    public int WorkersOf(ParseResult parsed) => parsed.GetValue(workers);

    /// <summary>About how many shards there are; null for the rule.</summary>
    public int? ShardsOf(ParseResult parsed) => parsed.GetValue(shards);

    /// <summary>The one shard to predict; null for all.</summary>
    public int? ShardOf(ParseResult parsed) => parsed.GetValue(shard);

    /// <summary>Whether another process started this one.</summary>
    public bool HasParent(ParseResult parsed) => parsed.GetValue(withParent);

    void CheckFormat(CommandResult result, bool isSplit, DatasetFormat? wanted, string? output)
    {
        if (!isSplit)
            result.AddError(
                $"{format.Name} needs --on: one process writes one file, and its ending says the format ({DatasetFile.EndingOf(DatasetFormat.Csv)} or {DatasetFile.EndingOf(DatasetFormat.Parquet)})."
            );
        else if (wanted is { } asked && output is not null && DatasetFile.FormatOf(output) is { } said && said != asked)
            result.AddError(
                $"{format.Name} {Name(asked)} and --output \"{output}\" contradict each other: end the file in {DatasetFile.EndingOf(asked)}, or name a folder."
            );
    }

    static DatasetFormat? Format(string? name) =>
        name switch
        {
            Csv => DatasetFormat.Csv,
            Parquet => DatasetFormat.Parquet,
            _ => null,
        };

    static string Name(DatasetFormat format) => format == DatasetFormat.Csv ? Csv : Parquet;
}
