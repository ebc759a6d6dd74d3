namespace Nuke.Common.Tooling;

/// <summary>Reads what a process wrote.</summary>
public static class OutputExtensions
{
    /// <summary>The lines of the standard output, as one text.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join('\n', output.Where(x => x.Type == OutputType.Std).Select(x => x.Text));
}
