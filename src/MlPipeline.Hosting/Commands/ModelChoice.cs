using System.CommandLine;
using System.Globalization;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Commands;

/// <summary>The options that say which model of the registry a command uses.</summary>
sealed class ModelChoice(CommonOptions common)
{
    readonly Option<int?> version = new("--model-version")
    {
        Description = "The version of the model to use.",
        HelpName = "n",
    };

    readonly Option<string?> alias = new("--alias")
    {
        Description = $"The alias of the model to use. [default: {Aliases.Champion}]",
        HelpName = "alias",
    };

    /// <summary>Adds the options; the two exclude each other.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(common.Registry);
        command.Options.Add(version);
        command.Options.Add(alias);
        command.Validators.Add(result =>
        {
            if (result.GetValue(version) is not null && result.GetValue(alias) is not null)
                result.AddError("--model-version and --alias exclude each other: give one of the two.");
        });
    }

    /// <summary>How the model was named: its version or its alias.</summary>
    public string ReferenceOf(ParseResult parsed) =>
        parsed.GetValue(version)?.ToString(CultureInfo.InvariantCulture) ?? parsed.GetValue(alias) ?? Aliases.Champion;

    /// <summary>Whether a model was named; without it, it is the champion.</summary>
    public bool IsGiven(ParseResult parsed) =>
        parsed.GetValue(version) is not null || parsed.GetValue(alias) is not null;

    /// <summary>The arguments that name the model of an alias.</summary>
    public string[] ArgumentsOf(string name) => [alias.Name, name];

    /// <summary>Takes the model from the registry.</summary>
    /// <exception cref="InputException">There is none, or its package is damaged.</exception>
    public (RegisteredVersion Version, ModelPackage Package) Open(ParseResult parsed, Terminal terminal)
    {
        var reference = ReferenceOf(parsed);
        terminal.Report($"taking model {reference} from {parsed.GetRequiredValue(common.Registry)}");
        var registry = common.OpenRegistry(parsed);
        var model = registry.Resolve(reference);
        return (model, registry.Open(model.Number));
    }
}
