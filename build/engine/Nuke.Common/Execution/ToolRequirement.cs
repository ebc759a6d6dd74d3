using System.Reflection;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>A tool that must be there before the build starts.</summary>
/// <param name="Tasks">The tasks that call it.</param>
/// <param name="Version">The version, or null for any.</param>
sealed record ToolRequirement(Type Tasks, string? Version)
{
    /// <summary>Why the tool cannot be used, as a complete sentence; null where it can.</summary>
    public string? Check(ExecutableTarget target)
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
