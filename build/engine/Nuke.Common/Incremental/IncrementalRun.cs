namespace Nuke.Common.Incremental;

/// <summary>An incremental target on its way from the decision to run it to its record.</summary>
/// <param name="claim">The right to run it; null where there is none, or none is needed.</param>
/// <param name="remember">Records it; null where it cannot be recorded.</param>
sealed class IncrementalRun(TargetClaim? claim, Action? remember) : IDisposable
{
    /// <summary>Records that the target has succeeded.</summary>
    public void Remember() => remember?.Invoke();

    public void Dispose() => claim?.Dispose();
}
