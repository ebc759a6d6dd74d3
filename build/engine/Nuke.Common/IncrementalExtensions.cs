using System.Runtime.CompilerServices;
using Nuke.Common.Execution;
using Nuke.Common.Incremental;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>
/// The clauses of an incremental target: one that does not run again while what it reads is the same and what it made
/// is intact. A target is incremental when it declares inputs or outputs.
/// </summary>
/// <remarks>
/// <para>
/// Patterns are relative to the repository or absolute: <c>*</c> and <c>?</c> stay inside a segment, <c>**</c> does
/// not, <c>{a,b}</c> is either. One whose last segment has no wildcard means a file, or a directory with everything
/// below it. A pattern that begins with <c>!</c> takes out what it matches. <c>.git</c> and the build's temporary
/// directory never count.
/// </para>
/// <para>
/// The parameters that a target requires, and those of components that its actions read, are inputs without being
/// declared. A parameter that is set into a field of the build class is not: give it as a value.
/// </para>
/// </remarks>
public static class IncrementalExtensions
{
    /// <summary>The files that the target reads.</summary>
    public static ITargetDefinition Inputs(this ITargetDefinition definition, params string[] patterns) =>
        With(definition, x => x.InputPatterns.AddRange(patterns));

    /// <summary>
    /// A value that the result depends on, read just before the target would run: a parameter, the version of a tool.
    /// Texts, numbers, enumerations, paths and sequences of them have a text to compare; of an object of any other kind
    /// give the parts. Only a salted hash is kept.
    /// </summary>
    /// <param name="definition">The target.</param>
    /// <param name="value">Reads the value. What it throws is how the target fails.</param>
    /// <param name="name">What the log calls it; by default the source text.</param>
    public static ITargetDefinition Inputs(
        this ITargetDefinition definition,
        Func<object?> value,
        [CallerArgumentExpression(nameof(value))] string? name = null
    ) => With(definition, x => x.Values.Add(new InputValue(InputValue.ShortName(name ?? ""), value)));

    /// <summary>
    /// The files that the target makes. One without a wildcard must be there after a run, or else the run is not
    /// remembered.
    /// </summary>
    public static ITargetDefinition Outputs(this ITargetDefinition definition, params string[] patterns) =>
        With(definition, x => x.OutputPatterns.AddRange(patterns));

    /// <summary>The files that the target has made, where only a finished run can tell. All of them must be there.</summary>
    public static ITargetDefinition Outputs(this ITargetDefinition definition, Func<IEnumerable<AbsolutePath>> files) =>
        With(definition, x => x.OutputFiles.Add(files));

    /// <summary>What to do instead of running, with the summary that the remembered run has reported.</summary>
    public static ITargetDefinition WhenUpToDate(
        this ITargetDefinition definition,
        Action<IReadOnlyDictionary<string, string>> action
    ) => With(definition, x => x.WhenUpToDate.Add(action));

    static ITargetDefinition With(ITargetDefinition definition, Action<IncrementalClauses> change)
    {
        change(((TargetDefinition)definition).Incremental);
        return definition;
    }
}
