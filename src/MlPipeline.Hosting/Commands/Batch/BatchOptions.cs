using System.CommandLine;
using MlPipeline.DataLoaders.Sharding;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>The options of <c>predict</c> that have to do with shards.</summary>
sealed class BatchOptions
{
    /// <summary>The option of processes that another one starts.</summary>
    public const string WithParent = "--with-parent";

    const string Local = "local";

    readonly Option<string?> on = new("--on")
    {
        Description =
            "Where shards of the input are predicted, each in a process of its own: local, on this machine. Without it one process predicts all rows, on all cores. An output that ends in .csv is one file with the same bytes as without --on; any other is a folder with a part for each shard, each with a header, and _manifest.json. What was cut off goes on where it was when the same command is given again.",
        HelpName = Local,
    };

    readonly Option<int> workers = new("--workers")
    {
        Description = "How many processes predict at a time, each on one core.",
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

    readonly Option<bool> withParent = new(WithParent)
    {
        Description = "End when the input does, and answer in JSON: a process that another one starts.",
        Hidden = true,
    };

    public BatchOptions() => on.AcceptOnlyFromAmong(Local);

    /// <summary>Adds the options, and what must be given with what.</summary>
    public void AddTo(Command command, Option<string?> input)
    {
        foreach (var option in (Option[])[on, workers, shards, shard, withParent])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var isOn = result.GetResult(on) is not null;
            foreach (var option in (Option[])[workers, shards])
                if (!isOn && result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} needs --on: say where the shards are predicted.");
            if (isOn && result.GetResult(input) is null)
                result.AddError("--on needs --input: a file, or a folder of files, that can be split.");
            if (isOn && result.GetResult(shard) is not null)
                result.AddError("--on and --shard exclude each other: all shards, or one.");
            if (result.GetResult(workers) is { Implicit: false } count && count.GetValueOrDefault<int>() < 1)
                result.AddError($"{workers.Name} must be 1 or more.");
            if (result.GetResult(shards) is { } many && many.GetValueOrDefault<int?>() < 1)
                result.AddError($"{shards.Name} must be 1 or more.");
        });
    }

    /// <summary>Whether shards of the input are predicted in processes of their own.</summary>
    public bool IsOn(ParseResult parsed) => parsed.GetValue(on) is not null;

    /// <summary>How many processes there are at a time.</summary>
    public int WorkersOf(ParseResult parsed) => parsed.GetValue(workers);

    /// <summary>About how many shards there are; null for the rule.</summary>
    public int? ShardsOf(ParseResult parsed) => parsed.GetValue(shards);

    /// <summary>The one shard to predict; null for all.</summary>
    public int? ShardOf(ParseResult parsed) => parsed.GetValue(shard);

    /// <summary>Whether another process started this one.</summary>
    public bool HasParent(ParseResult parsed) => parsed.GetValue(withParent);
}
