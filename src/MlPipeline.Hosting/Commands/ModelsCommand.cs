using System.CommandLine;
using System.Globalization;
using MlPipeline.Pipelines;
using MlPipeline.Registry;
using Spectre.Console;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>models</c>: what the registry holds.</summary>
static class ModelsCommand
{
    public static Command Create(MlProject project, CommonOptions common, Terminal terminal) =>
        new("models", $"The models registry of {project.Name}.") { List(common, terminal), Show(common, terminal) };

    static Command List(CommonOptions common, Terminal terminal)
    {
        var command = new Command("list", "List all versions with their aliases.") { common.Registry };
        command.SetAction(parsed =>
        {
            var registry = Open(parsed, common);
            var versions = registry.List();
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumns("version", "family", "aliases", "registered (UTC)", "package SHA-256");
            foreach (var version in versions)
                table.AddRow(
                    $"{version.Number}",
                    Markup.Escape(version.Family),
                    Markup.Escape(string.Join(", ", version.Aliases)),
                    version.RegisteredAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    version.Sha256
                );
            if (versions.Count == 0)
                terminal.WriteLine("The registry has no versions yet: train registers one.");
            else
                terminal.Write(table);
            terminal.WriteJson(versions);
            return ExitCode.Done;
        });
        return command;
    }

    static Command Show(CommonOptions common, Terminal terminal)
    {
        var reference = new Argument<string>("model")
        {
            Description = "A version or an alias.",
            DefaultValueFactory = _ => Aliases.Champion,
        };
        var command = new Command("show", "Show the card of one model.") { reference, common.Registry };
        command.SetAction(parsed =>
        {
            var registry = Open(parsed, common);
            var version = registry.Resolve(parsed.GetRequiredValue(reference));
            var package = registry.Open(version.Number);
            terminal.WriteLine(package.Card);
            terminal.WriteJson(new { Version = version, package.Metadata });
            return ExitCode.Done;
        });
        return command;
    }

    static FolderModelsRegistry Open(ParseResult parsed, CommonOptions common) =>
        new(parsed.GetRequiredValue(common.Registry), TimeProvider.System);
}
