namespace MlPipeline.Registry;

/// <summary>An alias that was moved from one version to another: a line of the registry's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">The user who moved it.</param>
/// <param name="Alias">The alias.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="From">The version it pointed to; null where it did not exist.</param>
/// <param name="To">The version it points to; null where it was removed.</param>
/// <param name="Reason">Why.</param>
public sealed record AliasMove(
    DateTimeOffset At,
    string By,
    string Alias,
    AliasMoveKind Kind,
    int? From,
    int? To,
    string Reason
);

/// <summary>What moved an alias.</summary>
public enum AliasMoveKind
{
    /// <summary>It was pointed to a version.</summary>
    Set,

    /// <summary>It was removed.</summary>
    Remove,

    /// <summary>It was put back to where it pointed before.</summary>
    Rollback,
}
