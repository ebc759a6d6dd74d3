using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>
/// The clauses of incremental targets, for an engine that has none: they do nothing, so that every target runs each
/// time.
/// </summary>
public static class IncrementalExtensions
{
    public static ITargetDefinition Inputs(this ITargetDefinition definition, params string[] patterns) => definition;

    public static ITargetDefinition Inputs(
        this ITargetDefinition definition,
        Func<object?> value,
        string? name = null
    ) => definition;

    public static ITargetDefinition Outputs(this ITargetDefinition definition, params string[] patterns) => definition;

    public static ITargetDefinition Outputs(this ITargetDefinition definition, Func<IEnumerable<AbsolutePath>> files) =>
        definition;

    public static ITargetDefinition WhenUpToDate(
        this ITargetDefinition definition,
        Action<IReadOnlyDictionary<string, string>> action
    ) => definition;
}
