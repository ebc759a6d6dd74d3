namespace Nuke.Common;

/// <summary>What a target is, for whoever makes something of all of them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Needs">The targets that run whenever this one does, before or after it.</param>
/// <param name="After">The targets that are over before this one starts, where both run.</param>
/// <param name="Produces">The files that it leaves behind, as it declares them.</param>
/// <param name="Consumes">The targets with whose files it works.</param>
public sealed record TargetDescription(
    string Name,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> After,
    IReadOnlyList<string> Produces,
    IReadOnlyList<string> Consumes
);
