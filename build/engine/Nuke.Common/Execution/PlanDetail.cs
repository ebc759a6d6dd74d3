namespace Nuke.Common.Execution;

/// <summary>What a target tells in a plan beside that it would run.</summary>
/// <param name="Text">Tells it to a person.</param>
/// <param name="Json">Tells it to a program, as a JSON value.</param>
sealed record PlanDetail(Func<Task> Text, Func<Task<string>> Json);
