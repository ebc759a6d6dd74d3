namespace Nuke.Common.Tooling;

/// <summary>Makes several settings of settings, for one call each.</summary>
public delegate IEnumerable<T> CombinatorialConfigure<T>(T settings);
