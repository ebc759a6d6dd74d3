using System.CommandLine;
using MlPipeline.Hosting.Commands;
using MlPipeline.Pipelines;

namespace MlPipeline.Hosting;

/// <summary>The command line of a project.</summary>
public static class MlApplication
{
    /// <summary>Runs a command. Never throws for what a command does: errors become messages and exit codes.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="project">The project.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, MlProject project) => RunAsync(args, project, Terminal.OfProcess());

    /// <summary>Runs a command that writes to <paramref name="terminal"/>.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, MlProject project, Terminal terminal)
    {
        var common = new CommonOptions(project);
        var root = new RootCommand($"{project.Name}: {project.Description}")
        {
            TrainCommand.Create(project, common, terminal),
            EvaluateCommand.Create(project, common, terminal),
            PredictCommand.Create(project, common, terminal),
            DriftCommand.Create(project, common, terminal),
            ServeCommand.Create(project, common, terminal),
            HealthCommand.Create(terminal),
            KeysCommand.Create(terminal),
            RetrainCommand.Create(project, common, terminal),
            BacktestCommand.Create(project, common, terminal),
            ModelsCommand.Create(project, common, terminal),
            FieldsCommand.Create(project, terminal),
        };
        root.Options.Add(common.Json);
        root.Options.Add(common.Verbosity);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            WriteUsageErrors(parsed, project, terminal);
            return ExitCode.WrongInput;
        }
        terminal.WritesJson = parsed.GetValue(common.Json);
        var verbosity = parsed.GetValue(common.Verbosity);
        terminal.IsQuiet = verbosity == Verbosity.Quiet;
        try
        {
            return await parsed.InvokeAsync(InvocationOf(parsed, terminal));
        }
        catch (OperationCanceledException)
        {
            terminal.WriteError("Interrupted; nothing was half-written.");
            return ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            var step = terminal.CurrentStep is { } current ? $" (while: {current})" : "";
            terminal.WriteError(
                e is InputException or BusyException ? $"{e.Message}{step}"
                : verbosity == Verbosity.Verbose ? $"{e}{step}"
                : $"{e.GetType().Name}: {e.Message}{step} Run again with --verbosity verbose for the place in the code."
            );
            return e switch
            {
                InputException => ExitCode.WrongInput,
                BusyException => ExitCode.Busy,
                _ => ExitCode.Failed,
            };
        }
    }

    static InvocationConfiguration InvocationOf(ParseResult parsed, Terminal terminal)
    {
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = terminal.Output,
        };
        // A service stops when its last request is answered, not after the two seconds that other commands have.
        if (parsed.CommandResult.Command.Name == ServeCommand.Name)
            invocation.ProcessTerminationTimeout = null;
        return invocation;
    }

    static void WriteUsageErrors(ParseResult parsed, MlProject project, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        string[] known = [.. command.Subcommands.Select(x => x.Name), .. command.Options.Select(x => x.Name)];
        // What follows an unknown word is mostly its value: only the first tells something.
        if (parsed.UnmatchedTokens is [var unknown, ..])
            terminal.WriteError(
                $"\"{unknown}\" is no command or option here. {NearestName.Suggestion(unknown, known)}"
            );
        else
            foreach (var error in parsed.Errors)
                terminal.WriteError(error.Message);
        terminal.WriteError(
            $"\"{project.Name} --help\" lists the commands, \"{project.Name} COMMAND --help\" its options."
        );
    }
}
