namespace Nuke.Common;

/// <summary>What a target is; see the embedded engine.</summary>
public sealed record TargetDescription(
    string Name,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> After,
    IReadOnlyList<string> Produces,
    IReadOnlyList<string> Consumes
);
