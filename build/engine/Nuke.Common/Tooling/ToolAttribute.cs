namespace Nuke.Common.Tooling;

/// <summary>Says where the tool of a class of tasks comes from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ToolAttribute : Attribute
{
    /// <summary>The program and what always stands in front of its arguments.</summary>
    /// <exception cref="ArgumentException">The tool is not there; the message says how to get it.</exception>
    internal abstract IReadOnlyList<string> Resolve(string? version = null);
}
