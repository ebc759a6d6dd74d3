using System.Linq.Expressions;
using Nuke.Common.Reporting;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Runs builds in memory: any number of them, one after the other or at the same time.</summary>
public static class BuildRunner
{
    /// <summary>Runs a build in a session.</summary>
    /// <returns>The exit code; see <see cref="BuildExitCode"/>.</returns>
    public static Task<int> RunAsync<T>(BuildSession session, params Expression<Func<T, Target>>[] defaults)
        where T : NukeBuild, new() => RunAsync(session, () => new T(), defaults);

    /// <summary>Runs a build that the function makes, in a session.</summary>
    /// <returns>The exit code; see <see cref="BuildExitCode"/>.</returns>
    public static async Task<int> RunAsync<T>(
        BuildSession session,
        Func<T> create,
        params Expression<Func<T, Target>>[] defaults
    )
        where T : NukeBuild
    {
        var console = new BuildConsole(session.Output, session.UseColors);
        try
        {
            var catalog = new ParameterCatalog(typeof(T));
            var commandLine = new CommandLineParser(catalog).Parse(session.Arguments);
            var parameters = new ParameterService(
                catalog,
                commandLine,
                new EnvironmentValues(session.EnvironmentVariables),
                session.WorkingDirectory
            );
            Refuse([.. commandLine.Errors, .. parameters.Check()]);

            console.Verbosity = (Verbosity?)parameters.GetValue(EngineOptions.Verbosity) ?? Verbosity.Normal;
            BuildContext.Current = new BuildContext(session, console, parameters);

            var build = create();
            ValueInjector.Inject(build);
            build.OnBuildCreated();
            return await RunAsync(build, catalog, commandLine, [.. defaults.Select(x => x.GetTarget(build))])
                .ConfigureAwait(false);
        }
        catch (BuildRefusedException exception)
        {
            console.WriteError(exception.Message);
            return BuildExitCode.Refused;
        }
        // A constructor, a hook or a condition has thrown: nothing has run, or the failure would belong to a target.
        catch (Exception exception)
        {
            console.WriteError(exception);
            return BuildExitCode.Failed;
        }
    }

    static async Task<int> RunAsync(
        NukeBuild build,
        ParameterCatalog catalog,
        CommandLine commandLine,
        IReadOnlyList<Target> defaults
    )
    {
        var context = BuildContext.Current;
        var targets = ExecutableTargetFactory.Create(build, defaults);
        if (IsOn(EngineOptions.Help))
        {
            context.Console.Write(HelpText.Of(targets, catalog));
            return BuildExitCode.Succeeded;
        }

        var selection = TargetSelection.Of(targets, commandLine, context.Parameters);
        var plan = ExecutionPlanner.Plan(targets, selection.Invoked);
        build.ExecutionPlan = plan;
        foreach (var target in plan)
        {
            target.Status = ExecutionStatus.Scheduled;
            target.Invoked = selection.Invoked.Contains(target);
        }
        SkipDecision.Apply(plan, selection.Skipped);

        if (IsOn(EngineOptions.Plan))
        {
            context.Console.Write(PlanText.Of(plan));
            return BuildExitCode.Succeeded;
        }

        Refuse(RequirementCheck.Unmet(plan));
        if (!IsOn(EngineOptions.NoLogo))
            context.Console.WriteLogo();
        foreach (var target in plan.Where(x => x.IsEmpty && x.Listed))
            context.Console.WriteWarning($"{target.Name} has no body: it does nothing, and no other target with it.");
        BuildLogger.Install();
        build.OnBuildInitialized();
        return await new BuildExecutor(build, context).RunAsync().ConfigureAwait(false);

        bool IsOn(ParameterDescriptor option) => context.Parameters.GetValue(option) is true;
    }

    static void Refuse(IReadOnlyCollection<string> errors)
    {
        if (errors.Count > 0)
            throw new BuildRefusedException(string.Join('\n', errors));
    }
}
