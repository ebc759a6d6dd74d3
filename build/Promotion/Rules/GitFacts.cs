namespace Delivery.Promotion.Rules;

/// <summary>What git knows of a release.</summary>
public sealed record GitFacts
{
    /// <summary>The <see cref="Reference"/> of a release that is chosen by what is checked out.</summary>
    public const string Checkout = "checked-out commit";

    /// <summary>What says which commit goes on: <c>tag Staging</c>, or what is checked out.</summary>
    public required string Reference { get; init; }

    /// <summary>The commit that it is on; null where it is not there.</summary>
    public required string? Commit { get; init; }

    /// <summary>The tree of that commit; null where it is not there.</summary>
    public required string? Tree { get; init; }

    /// <summary>The commit that the remote has it on, where that is another one than here; else null.</summary>
    public string? AtRemote { get; init; }

    /// <summary>The commit that the immutable tag of this version in this environment is on; null when it was never there.</summary>
    public string? VersionTagCommit { get; init; }

    /// <summary>The commits that the release's commit builds on, itself among them, as far as evidence names them.</summary>
    public IReadOnlySet<string> History { get; init; } = new HashSet<string>();

    /// <summary>The e-mail addresses of those who wrote what is new since what runs now.</summary>
    public IReadOnlySet<string> Authors { get; init; } = new HashSet<string>();
}
