namespace Nuke.Common.ValueInjection;

/// <summary>A variable of the environment.</summary>
sealed record EnvironmentVariable(string Name, string Value);
