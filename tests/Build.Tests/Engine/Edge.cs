namespace Build.Tests;

/// <summary>A relation: the first target runs after the second.</summary>
public sealed record Edge(int From, int To, EdgeKind Kind);
