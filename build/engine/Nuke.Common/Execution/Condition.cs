namespace Nuke.Common.Execution;

/// <summary>A condition with its source text.</summary>
sealed record Condition(Func<bool> Holds, string Text);
