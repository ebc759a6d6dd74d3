using System.CommandLine;
using System.Globalization;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Pipelines;
using MlPipeline.Registry;
using Spectre.Console;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>models</c>: what the registry holds, and which model has which alias.</summary>
static class ModelsCommand
{
    const string ByHand = "by hand";

    public static Command Create(MlProject project, CommonOptions common, Terminal terminal) =>
        new("models", $"The models registry of {project.Name}.")
        {
            List(common, terminal),
            Show(common, terminal),
            Promote(common, terminal),
            Rollback(common, terminal),
            History(common, terminal),
            Try(project, terminal),
        };

    static Command List(CommonOptions common, Terminal terminal)
    {
        var command = new Command("list", "List all versions with their aliases.") { common.Registry };
        command.SetAction(parsed =>
        {
            var registry = common.OpenRegistry(parsed);
            var versions = registry.List();
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumns("version", "family", "aliases", "registered (UTC)", "package SHA-256");
            foreach (var version in versions)
                table.AddRow(
                    $"{version.Number}",
                    Markup.Escape(version.Family),
                    Markup.Escape(string.Join(", ", version.Aliases)),
                    Time(version.RegisteredAt),
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
            var registry = common.OpenRegistry(parsed);
            var version = registry.Resolve(parsed.GetRequiredValue(reference));
            var package = registry.Open(version.Number);
            terminal.WriteLine(package.Card);
            terminal.WriteJson(new { Version = version, package.Metadata });
            return ExitCode.Done;
        });
        return command;
    }

    static Command Promote(CommonOptions common, Terminal terminal)
    {
        var reference = new Argument<string>("model") { Description = "A version or an alias, such as challenger." };
        var alias = AliasOption("The alias to point to it.");
        var reason = ReasonOption();
        var command = new Command("promote", "Point an alias to a model. A service that follows it swaps.")
        {
            reference,
            alias,
            reason,
            common.Registry,
        };
        command.SetAction(parsed =>
        {
            var registry = common.OpenRegistry(parsed);
            var version = registry.Resolve(parsed.GetRequiredValue(reference));
            var name = parsed.GetRequiredValue(alias);
            var move = registry.SetAlias(name, version.Number, parsed.GetRequiredValue(reason));
            if (move is null)
                terminal.WriteLine($"Alias {name} points to version {version.Number} already: nothing was changed.");
            else
                terminal.WriteLine(Described(move));
            terminal.WriteJson(
                new
                {
                    Alias = name,
                    Version = version.Number,
                    Move = move,
                }
            );
            return ExitCode.Done;
        });
        return command;
    }

    static Command Rollback(CommonOptions common, Terminal terminal)
    {
        var alias = AliasOption("The alias to put back.");
        var reason = ReasonOption();
        var command = new Command(
            "rollback",
            "Put an alias back to the version that it pointed to before; once more, one further back."
        )
        {
            alias,
            reason,
            common.Registry,
        };
        command.SetAction(parsed =>
        {
            var move = common
                .OpenRegistry(parsed)
                .RollbackAlias(parsed.GetRequiredValue(alias), parsed.GetRequiredValue(reason));
            terminal.WriteLine(Described(move));
            terminal.WriteJson(
                new
                {
                    move.Alias,
                    Version = move.To,
                    Move = move,
                }
            );
            return ExitCode.Done;
        });
        return command;
    }

    static Command History(CommonOptions common, Terminal terminal)
    {
        var alias = new Option<string?>("--alias") { Description = "Only the moves of one alias.", HelpName = "alias" };
        var command = new Command("history", "List who moved which alias, when and why.") { alias, common.Registry };
        command.SetAction(parsed =>
        {
            var only = parsed.GetValue(alias);
            var history = common.OpenRegistry(parsed).History();
            AliasMove[] moves = [.. history.Where(x => only is null || x.Alias == only)];
            if (moves.Length == 0 && only is not null && history.Count > 0)
                throw new InputException(
                    $"No alias \"{only}\" was ever moved. {NearestName.Suggestion(only, [.. history.Select(x => x.Alias).Distinct()])}",
                    "Leave --alias out to see all moves."
                );
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumns("when (UTC)", "alias", "from", "to", "how", "who", "why");
            foreach (var move in moves)
                table.AddRow(
                    Time(move.At),
                    Markup.Escape(move.Alias),
                    Version(move.From),
                    Version(move.To),
                    $"{move.Kind}".ToLowerInvariant(),
                    Markup.Escape(move.By),
                    Markup.Escape(move.Reason)
                );
            if (moves.Length == 0)
                terminal.WriteLine("No alias was ever moved.");
            else
                terminal.Write(table);
            terminal.WriteJson(moves);
            return ExitCode.Done;
        });
        return command;
    }

    static Command Try(MlProject project, Terminal terminal)
    {
        var path = new Argument<string>("package") { Description = "The file of a package." };
        var command = new Command("try", "Load a package from a file, and predict its own input example.") { path };
        command.SetAction(parsed =>
        {
            var package = ModelPackage.Open(parsed.GetRequiredValue(path));
            var prediction = ExamplePrediction.Of(project, package, PipelineFiles.Read(project, package));
            var expected = package.Metadata.ExamplePrediction;
            terminal.WriteLine(
                $"{package.Metadata.Name}, {package.Metadata.Family}: its example gives {Numbers.Text(prediction)}, in training {Numbers.Text(expected)}."
            );
            terminal.WriteJson(new { Prediction = prediction, Expected = expected });
            return ExitCode.Done;
        });
        return command;
    }

    static Option<string> AliasOption(string description) =>
        new("--alias")
        {
            Description = description,
            DefaultValueFactory = _ => Aliases.Champion,
            HelpName = "alias",
        };

    static Option<string> ReasonOption() =>
        new("--reason")
        {
            Description = "Why; the history keeps it.",
            DefaultValueFactory = _ => ByHand,
            HelpName = "text",
        };

    static string Described(AliasMove move) =>
        $"Alias {move.Alias}: version {Version(move.From)} → version {Version(move.To)} ({move.Reason})";

    static string Version(int? version) => version?.ToString(CultureInfo.InvariantCulture) ?? "–";

    static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
