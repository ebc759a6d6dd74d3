using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>A repository of its own, with a dotnet that only notes how it was called.</summary>
public sealed class TemporaryRepository : IDisposable
{
    const string StandIn = """
        #!/bin/sh
        echo "$*" >>"$0.calls"
        . "$0.behaviour"
        """;

    readonly AbsolutePath _dotnet;

    public TemporaryRepository()
    {
        // Where no target looks for its inputs.
        _dotnet = (Root / ".nuke" / "temp" / "dotnet").WriteScript(StandIn);
        (Root / "MlPipeline.sln").TouchFile();
        Behave(":");
    }

    public AbsolutePath Root { get; } = Directory.CreateTempSubdirectory("repository-").FullName;

    /// <summary>How dotnet was called, one line each, with the repository's place left out.</summary>
    public IReadOnlyList<string> Calls =>
        (_dotnet + ".calls").ExistingFile() is { } calls
            ? [.. calls.ReadAllLines().Select(x => x.Replace($"{Root}/", "", StringComparison.Ordinal))]
            : [];

    /// <summary>What dotnet does when it is called, in shell.</summary>
    public void Behave(string script) => (_dotnet + ".behaviour").WriteAllText(script + "\n");

    public BuildSession Session(params string[] arguments) =>
        new()
        {
            RootDirectory = Root,
            Arguments = arguments,
            EnvironmentVariables = new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
                ["DOTNET_EXE"] = _dotnet,
            },
        };

    public void Dispose() => Root.DeleteDirectory();
}
