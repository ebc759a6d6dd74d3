namespace MlPipeline.Registry;

/// <summary>The rule for the names of aliases: they must not be mistaken for a version's number, and fit into a command line.</summary>
static class AliasName
{
    public const string Remedy =
        "Begin with a letter, go on with letters, digits, \"-\", \"_\" or \".\", 64 characters at most.";

    const int MaxLength = 64;

    /// <summary>What is wrong with a name, to be read after it; null when nothing is.</summary>
    public static string? Problem(string name) =>
        name.Length == 0 ? "is empty"
        : name.Length > MaxLength ? $"has {name.Length} characters"
        : !char.IsAsciiLetter(name[0]) ? "does not begin with a letter"
        : !name.All(x => char.IsAsciiLetterOrDigit(x) || x is '-' or '_' or '.') ? "has a character that none may have"
        : null;
}
