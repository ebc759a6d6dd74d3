using System.CommandLine;
using MlPipeline.Hosting.Serving;
using MlPipeline.Hosting.Serving.Logging;
using MlPipeline.Pipelines;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>serve</c>: answers predictions over HTTP with a model from the registry.</summary>
static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var own = new ServeOptions();
        var command = new Command(Name, "Answer predictions over HTTP, with a page for people.") { common.Registry };
        own.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var options = own.Of(parsed);
                var format = own.LogFormatOf(parsed);
                if (!options.IsLoopbackOnly && options.ApiKeys is null)
                    terminal.Inform("WARNING: anybody who reaches this service may use it (--allow-anonymous)");
                await using var service = await PredictService.StartAsync(
                    project,
                    common.OpenRegistry(parsed),
                    options,
                    TimeProvider.System,
                    log: ServiceLog.Create(format, parsed.GetValue(common.Verbosity)),
                    cancellation: cancellation
                );
                var model = service.Models.Current!;
                // A log that programs read has the same line already.
                if (!ServiceLog.IsJson(format))
                    foreach (var address in service.Addresses)
                        terminal.WriteLine(
                            $"Serving version {model.Version.Number} ({model.Version.Family}, {options.Model}) on {address}"
                        );
                await service.WaitForShutdownAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
