namespace Nuke.Common.ValueInjection;

/// <summary>One value of a parameter file, as text; a list or an object inside a list has none.</summary>
sealed record ParameterFileValue(ParameterFileValueKind Kind, string Text);
