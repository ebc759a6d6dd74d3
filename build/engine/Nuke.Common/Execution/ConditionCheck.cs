namespace Nuke.Common.Execution;

/// <summary>Evaluates the conditions of a target.</summary>
static class ConditionCheck
{
    /// <summary>The source text of the conditions that do not hold, or null where all do.</summary>
    /// <exception cref="ArgumentException">A condition has thrown.</exception>
    public static string? FailedText(ExecutableTarget target, IReadOnlyList<Condition> conditions)
    {
        var failed = conditions.Where(condition => !Holds(target, condition)).Select(condition => condition.Text);
        var text = string.Join(" && ", failed);
        return text.Length == 0 ? null : text;
    }

    static bool Holds(ExecutableTarget target, Condition condition)
    {
        try
        {
            return condition.Holds();
        }
        // Whatever a condition throws, its target and its text are what the reader needs first.
        catch (Exception exception)
        {
            throw new ArgumentException(
                $"The condition \"{condition.Text}\" of {target.Name} has thrown: {exception.Message}",
                exception
            );
        }
    }
}
