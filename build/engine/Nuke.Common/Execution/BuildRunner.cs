using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Planning;
using Nuke.Common.Reporting;
using Nuke.Common.Secrets;
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
    public static Task<int> RunAsync<T>(
        BuildSession session,
        Func<T> create,
        params Expression<Func<T, Target>>[] defaults
    )
        where T : NukeBuild => RunAsync(session, typeof(T), create, defaults);

    // Not generic: it is compiled ahead of time only where it does not depend on the build's own type.
    static async Task<int> RunAsync(
        BuildSession session,
        Type type,
        Func<NukeBuild> create,
        IReadOnlyList<LambdaExpression> defaults
    )
    {
        var masking = new Masking();
        var console = new BuildConsole(session.Output, session.UseColors, HostSelection.Detect(session), masking);
        masking.Added = console.AnnounceSecret;
        try
        {
            foreach (var secret in console.Host.Secrets)
                masking.Add(secret);
            var catalog = new ParameterCatalog(type);
            if (SecretsCommand.IsMeant(session.Arguments, catalog))
                return new SecretsCommand(session, catalog, console).Run();
            var commandLine = new CommandLineParser(catalog).Parse(session.Arguments);
            var parameters = new ParameterService(catalog, commandLine, session, masking);
            parameters.Load();
            Refuse([.. commandLine.Errors, .. parameters.Check()]);

            if (parameters.GetValue(EngineOptions.Host) is HostName host)
                console.Host = HostSelection.Create(host, session);
            var parallelism = (int?)parameters.GetValue(EngineOptions.Parallel) ?? session.Parallelism;
            if (parallelism < 1)
                Refuse([
                    $"{EngineOptions.Parallel.Option} is {parallelism}, but at least 1 target must be able to run.",
                ]);

            console.Verbosity = (Verbosity?)parameters.GetValue(EngineOptions.Verbosity) ?? Verbosity.Normal;
            BuildContext.Current = new BuildContext(session, console, parameters);
            parameters.KeepsSecretsLocked = Inquiry.In(parameters) is not null;

            var build = create();
            ValueInjector.Inject(build);
            build.OnBuildCreated();
            return await RunAsync(
                    build,
                    catalog,
                    commandLine,
                    parallelism,
                    [.. defaults.Select(x => x.GetTarget(build))]
                )
                .ConfigureAwait(false);
        }
        catch (BuildRefusedException exception)
        {
            console.WriteError(exception.Message);
            return BuildExitCode.Refused;
        }
        // Somebody who was asked for a password has pressed Ctrl-C.
        catch (OperationCanceledException exception)
        {
            console.WriteFailure(exception.Message);
            return BuildExitCode.Interrupted;
        }
        // A constructor, a hook or a condition has thrown: nothing has run, or the failure would belong to a target.
        catch (Exception exception)
        {
            console.WriteError(exception);
            return BuildExitCode.Failed;
        }
        finally
        {
            console.Close();
        }
    }

    static async Task<int> RunAsync(
        NukeBuild build,
        ParameterCatalog catalog,
        CommandLine commandLine,
        int parallelism,
        IReadOnlyList<Target> defaults
    )
    {
        var context = BuildContext.Current;
        var targets = ExecutableTargetFactory.Create(build, defaults);
        build.AllTargets = targets;
        if (Inquiry.In(context.Parameters) is { } question)
        {
            context.Console.Write(Inquiry.Answer(question, build, targets, catalog, context));
            return BuildExitCode.Succeeded;
        }

        var selection = TargetSelection.Of(targets, commandLine, context.Parameters);
        var plan = ExecutionPlanner.Plan(targets, selection.Invoked);
        build.ExecutionPlan = plan;
        foreach (var target in plan)
            target.Status = ExecutionStatus.Scheduled;
        foreach (var target in selection.Invoked)
            target.Invoked = true;
        SkipDecision.Apply(plan, selection.Skipped);

        if (context.Parameters.GetValue(EngineOptions.Plan) is PlanFormat format)
            return await PlanAsync(build, format, plan, context).ConfigureAwait(false);

        Refuse(RequirementCheck.Unmet(build, plan));
        if (!IsOn(EngineOptions.NoLogo))
            context.Console.WriteLogo();
        foreach (var target in plan.Where(x => x.IsEmpty && x.Listed))
            context.Console.WriteWarning($"{target.Name} has no body: it does nothing, and no other target with it.");
        BuildLogger.Install();
        build.OnBuildInitialized();
        return await new BuildExecutor(build, context, parallelism).RunAsync().ConfigureAwait(false);

        bool IsOn(ParameterDescriptor option) => context.Parameters.GetValue(option) is true;
    }

    static async Task<int> PlanAsync(
        NukeBuild build,
        PlanFormat format,
        IReadOnlyList<ExecutableTarget> plan,
        BuildContext context
    )
    {
        var told = plan.Where(x => x.Status != ExecutionStatus.Skipped && x.Definition.PlanDetails.Count > 0).ToList();
        try
        {
            var details = new Dictionary<string, string>();
            if (format == PlanFormat.Json)
            {
                foreach (var target in told)
                    details[target.Name] = await target.Definition.PlanDetails[^1].Json().ConfigureAwait(false);
            }
            var exitCode = PlanView.Show(format, plan, context, details);
            if (format == PlanFormat.Text && told.Count > 0)
            {
                BuildLogger.Install();
                foreach (var detail in told.SelectMany(x => x.Definition.PlanDetails))
                    await detail.Text().ConfigureAwait(false);
            }
            return build.ExitCode ?? exitCode;
        }
        // What a target would look at cannot be looked at.
        catch (Exception exception) when (told.Count > 0)
        {
            context.Console.WriteError(exception);
            return build.ExitCode ?? BuildExitCode.Failed;
        }
    }

    static void Refuse(IReadOnlyCollection<string> errors)
    {
        if (errors.Count > 0)
            throw new BuildRefusedException(string.Join('\n', errors));
    }
}
