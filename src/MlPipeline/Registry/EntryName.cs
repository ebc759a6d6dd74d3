namespace MlPipeline.Registry;

/// <summary>The rule for names inside a package: relative, with <c>/</c>, and never leading out of it, on any system.</summary>
static class EntryName
{
    public const string Remedy = "Take the package again from where it was built, or train again.";

    /// <summary>What is wrong with a name, to be read after it; null when nothing is.</summary>
    public static string? Problem(string name) =>
        name.Length == 0 ? "has no name"
        : name.Any(char.IsControl) ? "has a control character in its name"
        : name.Contains('\\') ? "has a backslash in its name"
        : name.Contains(':') ? "has a colon, as of a drive letter, in its name"
        : name[0] == '/' ? "has an absolute path as its name"
        : name.Split('/').Any(x => x is "" or "." or "..") ? "has a segment that is empty, \".\" or \"..\" in its name"
        : null;
}
