namespace Nuke.Common.Tooling;

/// <summary>Makes settings of settings: <c>_ => _.SetConfiguration("Release")</c>.</summary>
public delegate T Configure<T>(T settings);

/// <summary>Makes settings of settings and a value: <c>(_, project) => _.SetProjectFile(project)</c>.</summary>
public delegate T Configure<T, TValue>(T settings, TValue value);
