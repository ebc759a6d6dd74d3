namespace Nuke.Common.Tooling;

/// <summary>Makes settings of settings: <c>_ => _.SetConfiguration("Release")</c>.</summary>
public delegate T Configure<T>(T settings);
