using System.Collections.Concurrent;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>A target of one build: what it is, what it hangs together with, and how it went.</summary>
public sealed class ExecutableTarget
{
    internal ExecutableTarget(PropertyInfo member, string name, Target factory)
    {
        Member = member;
        Name = name;
        Factory = factory;
    }

    /// <summary>The name: that of the property.</summary>
    public string Name { get; }

    /// <summary>What the target does.</summary>
    public string? Description { get; internal set; }

    /// <summary>Whether <c>--help</c> shows it.</summary>
    public bool Listed { get; internal set; } = true;

    /// <summary>Whether it runs when no target is asked for.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>Whether it was asked for.</summary>
    public bool Invoked { get; internal set; }

    /// <summary>Targets that run first, whenever this one does.</summary>
    public IReadOnlyCollection<ExecutableTarget> ExecutionDependencies => DependencySet;

    /// <summary>Targets that run first, where they run at all.</summary>
    public IReadOnlyCollection<ExecutableTarget> OrderDependencies => OrderSet;

    /// <summary>Targets whose running makes this one run.</summary>
    public IReadOnlyCollection<ExecutableTarget> TriggerDependencies => TriggeredBySet;

    /// <summary>Targets that run afterwards, whenever this one does.</summary>
    public IReadOnlyCollection<ExecutableTarget> Triggers => TriggerSet;

    /// <summary>The files that it leaves behind, as globs.</summary>
    public IReadOnlyList<string> ArtifactProducts => Definition.Products;

    /// <summary>The targets with whose files it works; with all files of a target where none are named.</summary>
    public IReadOnlyList<(ExecutableTarget Target, IReadOnlyList<string> Products)> ArtifactDependencies =>
        Consumptions;

    /// <summary>Into how many parts it is split up, or null.</summary>
    public int? PartitionSize => Definition.PartitionSize;

    /// <summary>Where the target stands.</summary>
    public ExecutionStatus Status { get; internal set; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Why it was skipped, or null.</summary>
    public string? SkipReason { get; internal set; }

    /// <summary>Why an incremental target has run, or null.</summary>
    public string? RunReason { get; internal set; }

    /// <summary>What the outcome table says about it.</summary>
    public IReadOnlyDictionary<string, string> SummaryInformation { get; internal set; } =
        new Dictionary<string, string>();

    /// <summary>When it started, counted from the start of the run; null where it never did.</summary>
    internal TimeSpan? Start { get; set; }

    /// <summary>What the exception says that the target failed with, or null.</summary>
    internal string? Error { get; set; }

    internal PropertyInfo Member { get; }

    internal Target Factory { get; }

    internal List<ExecutableTarget> DependencySet { get; } = [];

    internal List<ExecutableTarget> OrderSet { get; } = [];

    internal List<ExecutableTarget> TriggeredBySet { get; } = [];

    internal List<ExecutableTarget> TriggerSet { get; } = [];

    /// <summary>The names of the component parameters that its actions have read; the values mean nothing.</summary>
    internal ConcurrentDictionary<string, bool> ReadParameters { get; } = [];

    internal List<(ExecutableTarget Target, IReadOnlyList<string> Products)> Consumptions { get; } = [];

    /// <summary>Its clauses. They are read after all targets exist, because a clause may name any of them.</summary>
    internal TargetDefinition Definition { get; set; } = TargetDefinition.Empty;

    /// <summary>Whether it does nothing, neither itself nor through others.</summary>
    internal bool IsEmpty => Definition.Actions.Count + DependencySet.Count + TriggerSet.Count == 0;

    /// <summary>Everything that must be over before this target may run.</summary>
    internal IEnumerable<ExecutableTarget> Predecessors => DependencySet.Concat(OrderSet).Concat(TriggeredBySet);

    /// <inheritdoc />
    public override string ToString() => Name;
}
