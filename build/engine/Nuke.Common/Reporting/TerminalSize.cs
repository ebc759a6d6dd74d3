namespace Nuke.Common.Reporting;

/// <summary>The size of a terminal in characters.</summary>
public readonly record struct TerminalSize(int Width, int Height);
