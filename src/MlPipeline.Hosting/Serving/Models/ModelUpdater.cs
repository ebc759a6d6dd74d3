using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Models;

/// <summary>Serves the version that the alias points to: at the start, whenever it moves, and when somebody asks.</summary>
/// <remarks>
/// A new version is verified, loaded and warmed beside the old one, and takes over between two requests; those under way
/// finish on the old one. One that cannot be loaded is refused, and not tried again until the alias moves or somebody asks.
/// </remarks>
sealed partial class ModelUpdater(
    ModelHolder models,
    ModelLoader loader,
    IModelsRegistry registry,
    ServingOptions options,
    IReadOnlyList<IPredictionObserver> observers,
    TimeProvider clock,
    ILogger<ModelUpdater> logger
) : BackgroundService
{
    readonly SemaphoreSlim turn = new(1);
    int? refused;

    /// <summary>Serves the first model.</summary>
    /// <exception cref="InputException">There is no such version, it is damaged, or this project cannot read it.</exception>
    public async Task StartWithAsync(Task<ServedModel> loading)
    {
        var model = await loading;
        Accept(null, model);
    }

    /// <summary>Looks whether the alias points to another version, and serves that.</summary>
    /// <param name="isAsked">Whether a version that was refused before is to be tried again.</param>
    /// <param name="cancellation">Ends the wait for a check that is under way.</param>
    /// <returns>What was done; null where the version that answers is the right one.</returns>
    public async Task<ModelChange?> CheckAsync(bool isAsked, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return Check(isAsked);
        }
        finally
        {
            turn.Release();
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (IsVersion)
            return;
        using var timer = new PeriodicTimer(options.CheckEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                // Loading takes a while, and this thread is wanted by requests.
                await Task.Run(() => CheckAsync(isAsked: false, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    bool IsVersion => int.TryParse(options.Model, out _);

    ModelChange? Check(bool isAsked)
    {
        var current = models.Current;
        if (current is null)
            return null;
        int? version = null;
        try
        {
            version = IsVersion ? current.Version.Number : VersionOfAlias();
            if (version == current.Version.Number)
            {
                refused = null;
                models.RegistryProblem = null;
                return null;
            }
            if (version == refused && !isAsked)
                return null;
            var model = loader.Load(options.Model);
            models.RegistryProblem = null;
            return Accept(current, model);
        }
        catch (InputException problem) when (version is null)
        {
            // The registry itself: it is asked again soon, and told of once.
            if (models.RegistryProblem != problem.Message)
                LogRegistry(problem.Message);
            models.RegistryProblem = problem.Message;
            return null;
        }
        catch (Exception fault)
        {
            if (fault is not InputException)
                LogFault(fault, version);
            return Refuse(current, version!.Value, fault is InputException ? fault.Message : "It failed to load.");
        }
    }

    int VersionOfAlias() =>
        registry.Aliases().TryGetValue(options.Model, out var version)
            ? version
            : throw new InputException(
                $"Alias \"{options.Model}\" is gone from the models registry.",
                "Set it again; until then the model that answers goes on."
            );

    ModelChange Accept(ServedModel? current, ServedModel model)
    {
        var change = new ModelChange(
            clock.GetUtcNow(),
            options.Model,
            current?.Version.Number,
            model.Version.Number,
            Problem: null
        );
        refused = null;
        models.Swap(model, change);
        LogServing(model.Version.Number, model.Version.Family, change.From);
        Tell(change);
        return change;
    }

    ModelChange Refuse(ServedModel current, int version, string problem)
    {
        var change = new ModelChange(clock.GetUtcNow(), options.Model, current.Version.Number, version, problem);
        refused = version;
        models.Refuse(change);
        LogRefused(version, current.Version.Number, problem);
        Tell(change);
        return change;
    }

    void Tell(ModelChange change)
    {
        foreach (var observer in observers)
            observer.ModelChanged(change);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Version {Version} ({Family}) answers; before: {Before}")]
    partial void LogServing(int version, string family, int? before);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Version {Version} is refused, version {Current} goes on: {Problem}"
    )]
    partial void LogRefused(int version, int current, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Version {Version} failed to load")]
    partial void LogFault(Exception fault, int? version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The models registry cannot be asked: {Problem}")]
    partial void LogRegistry(string problem);
}
