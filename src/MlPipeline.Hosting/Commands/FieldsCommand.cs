using System.CommandLine;
using MlPipeline.Fields;
using MlPipeline.Pipelines;
using Spectre.Console;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>fields</c>: the catalogue of all columns.</summary>
static class FieldsCommand
{
    public static Command Create(MlProject project, Terminal terminal)
    {
        var source = new Option<string?>("--source")
        {
            Description = $"Only the fields of one source: {string.Join(", ", project.Fields.Sources)}.",
            HelpName = "source",
        };
        var command = new Command("fields", "List all fields: what each source calls them, and their type and unit.")
        {
            source,
        };
        command.SetAction(parsed =>
        {
            var only = parsed.GetValue(source);
            var fields = only is null
                ? project.Fields.All
                : [.. project.Fields.Source(only).Fields.Select(x => x.Field)];
            Show(fields, terminal);
            return ExitCode.Done;
        });
        return command;
    }

    static void Show(IReadOnlyList<Field> fields, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("field", "type", "unit", "may be missing", "sources");
        foreach (var field in fields)
            table.AddRow(
                Markup.Escape(field.Name),
                $"{field.Type}",
                Markup.Escape(field.Unit ?? ""),
                field.MayBeMissing ? "yes" : "",
                Markup.Escape(string.Join(", ", field.Inputs.Select(x => $"{x.Source}: {x.Name}")))
            );
        terminal.Write(table);
        terminal.WriteJson(
            fields.Select(x => new
            {
                x.Name,
                x.Type,
                x.Unit,
                x.MayBeMissing,
                x.Description,
                x.Inputs,
            })
        );
    }
}
