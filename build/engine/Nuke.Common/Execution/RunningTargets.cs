using System.Collections.Concurrent;

namespace Nuke.Common.Execution;

/// <summary>The targets that run at this moment. They end in any order.</summary>
sealed class RunningTargets : IDisposable
{
    readonly List<TargetScope> _running = [];
    readonly ConcurrentQueue<TargetScope> _ended = [];
    readonly SemaphoreSlim _end = new(0);

    public int Count => _running.Count;

    public TargetScope? Single => _running.Count == 1 ? _running[0] : null;

    /// <summary>Whether a target runs that a failure would have kept from starting.</summary>
    public bool AnyOrdinary => _running.Exists(x => !x.Target.Definition.IsAssuredAfterFailure);

    /// <param name="scope">The target.</param>
    /// <param name="actions">Its actions, already under way. They never throw.</param>
    public void Add(TargetScope scope, Task actions)
    {
        _running.Add(scope);
        _ = NotifyAsync();

        async Task NotifyAsync()
        {
            await actions.ConfigureAwait(false);
            _ended.Enqueue(scope);
            _end.Release();
        }
    }

    /// <summary>Waits for a target to end, which then no longer counts as running.</summary>
    public async Task<TargetScope> NextAsync()
    {
        await _end.WaitAsync().ConfigureAwait(false);
        _ended.TryDequeue(out var scope);
        _running.Remove(scope.NotNull());
        return scope!;
    }

    public void Dispose() => _end.Dispose();
}
