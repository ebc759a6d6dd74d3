namespace Delivery.Ci.Model;

/// <summary>What starts a pipeline; anything that is not null does.</summary>
public sealed record PipelineTrigger
{
    /// <summary>The branches to which a pull request may want to go.</summary>
    public IReadOnlyList<string>? PullRequestsTo { get; init; }

    /// <summary>The branch whose pushes start it.</summary>
    public string? PushTo { get; init; }

    /// <summary>When it starts by itself: five fields of cron, in UTC.</summary>
    public string? Cron { get; init; }

    /// <summary>The only branch on which it may be started by hand, or by another pipeline; null where it may not.</summary>
    public string? ByHandOn { get; init; }

    /// <summary>The branch that it runs on, where that is one.</summary>
    public string? Branch => PushTo ?? ByHandOn;
}
