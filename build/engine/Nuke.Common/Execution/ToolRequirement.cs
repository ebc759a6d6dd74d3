using System.Reflection;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>A tool that must be there before the build starts.</summary>
/// <param name="Tasks">The tasks that call it.</param>
/// <param name="Version">The version, or null for any.</param>
sealed record ToolRequirement(Type Tasks, string? Version)
{
    /// <summary>The tools that targets require and that are not there, each a complete sentence.</summary>
    public static IEnumerable<string> Unmet(IEnumerable<ExecutableTarget> plan) =>
        plan.Where(x => x.Status == ExecutionStatus.Scheduled || x.Invoked)
            .SelectMany(target => target.Definition.Tools.Select(tool => tool.Check(target)))
            .OfType<string>();

    string? Check(ExecutableTarget target)
    {
        if (Tasks.GetCustomAttribute<ToolAttribute>() is not { } tool)
            return $"{target.Name} requires {Tasks.Name}, which does not say where its tool comes from.";
        try
        {
            tool.Resolve(Version);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"{target.Name} requires {Tasks.Name}. {exception.Message}";
        }
    }
}
