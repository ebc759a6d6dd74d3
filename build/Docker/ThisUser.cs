namespace Delivery.Docker;

/// <summary>Whoever runs the build, as a container sees them.</summary>
static class ThisUser
{
    const string Status = "/proc/self/status";

    /// <summary>
    /// Their effective user and group by number, so that what a container writes into a folder belongs to them; null where
    /// the engine runs in a machine of its own, which maps owners itself.
    /// </summary>
    public static string? Numbers =>
        File.Exists(Status) && File.ReadAllLines(Status) is var lines
            ? $"{Effective(lines, "Uid:")}:{Effective(lines, "Gid:")}"
            : null;

    // The numbers of a line are: real, effective, saved, of the file system.
    static string Effective(string[] lines, string name) =>
        lines.First(x => x.StartsWith(name, StringComparison.Ordinal)).Split('\t')[2];
}
