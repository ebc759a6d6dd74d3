namespace Nuke.Common.Planning;

/// <summary>How a plan is shown.</summary>
enum PlanFormat
{
    /// <summary>Lines for a person.</summary>
    Text,

    /// <summary>One JSON document for a program.</summary>
    Json,

    /// <summary>A Mermaid flowchart, as Markdown pages show it.</summary>
    Mermaid,

    /// <summary>One page in a file.</summary>
    Html,
}
