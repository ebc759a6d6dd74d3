using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How much a dotnet command says.</summary>
public sealed class DotNetVerbosity : Enumeration
{
    // The names are those of the command line, as in Nuke.
#pragma warning disable IDE1006
    public static readonly DotNetVerbosity quiet = new() { Value = nameof(quiet) };
    public static readonly DotNetVerbosity minimal = new() { Value = nameof(minimal) };
    public static readonly DotNetVerbosity normal = new() { Value = nameof(normal) };
    public static readonly DotNetVerbosity detailed = new() { Value = nameof(detailed) };
    public static readonly DotNetVerbosity diagnostic = new() { Value = nameof(diagnostic) };
#pragma warning restore IDE1006
}
