namespace Nuke.Common.Tooling;

/// <summary>One line that a process wrote.</summary>
/// <param name="Type">Where it wrote it.</param>
/// <param name="Text">The line without its end.</param>
public readonly record struct Output(OutputType Type, string Text);
