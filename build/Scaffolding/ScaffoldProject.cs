using System.Text.RegularExpressions;
using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Scaffolding;

/// <summary>The project that something new belongs to, as its source text shows it.</summary>
/// <param name="Name">The project's name: that of its directory in <c>src</c>, and its namespace.</param>
/// <param name="Type">The class that says what the project is.</param>
/// <param name="Path">The file of that class, relative to the repository.</param>
/// <param name="Text">What the file holds.</param>
public sealed partial record ScaffoldProject(string Name, string Type, string Path, string Text)
{
    /// <summary>Finds the class that derives from MlProject.</summary>
    /// <exception cref="StopException">There is none, or several (exit code 1).</exception>
    public static ScaffoldProject Find(AbsolutePath root, string name)
    {
        var found = (root / "src" / name)
            .GlobFiles("**/*.cs")
            .Select(x => (Path: x, Text: x.ReadAllText()))
            .Select(x => (x.Path, x.Text, Class: Declaration().Match(x.Text)))
            .Where(x => x.Class.Success)
            .ToList();
        return found is [var (path, text, type)]
            ? new ScaffoldProject(name, type.Groups[1].Value, root.GetUnixRelativePathTo(path).ToString(), text)
            : throw StopException.Failed(
                $"src/{name} has {found.Count} classes that derive from MlProject, expected one: New registers there what it makes."
            );
    }

    [GeneratedRegex(@"\bclass (\w+)\s*:\s*MlProject\b")]
    private static partial Regex Declaration();
}
