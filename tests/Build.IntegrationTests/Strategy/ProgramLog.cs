using Build.Tests;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

/// <summary>A folder of programs that write down how they are called before they do what they are called for.</summary>
sealed class ProgramLog
{
    const string Script = """
        #!/bin/bash
        { printf '%s' "${0##*/}"; printf ' %s' "${@//$'\n'/ }"; printf '\n'; } >>"${0%/*}/../calls"
        """;

    readonly AbsolutePath _directory;

    /// <summary>Has every program that is on the PATH, and <c>dotnet</c> as another one does it.</summary>
    public ProgramLog(AbsolutePath directory, AbsolutePath dotnet)
    {
        _directory = directory;
        var path = Environment.GetEnvironmentVariable("PATH")!;
        DotNet.WriteScript($"{Script}\nexec '{dotnet}' \"$@\"\n");
        var other = directory / "bin" / ".other";
        other.WriteScript($"{Script}\nPATH='{path}'\nexec \"${{0##*/}}\" \"$@\"\n");
        foreach (
            var name in path.Split(':')
                .Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles)
                .Select(x => Path.GetFileName(x)!)
                .Distinct()
                .Where(x => !File.Exists(directory / "bin" / x))
        )
            File.CreateSymbolicLink(directory / "bin" / name, other);
    }

    /// <summary>The folder.</summary>
    public AbsolutePath Programs => _directory / "bin";

    public AbsolutePath DotNet => Programs / "dotnet";

    /// <summary>The calls, each as the name and its arguments.</summary>
    public IReadOnlyList<string> Calls => (_directory / "calls").ExistingFile()?.ReadAllLines() ?? [];

    /// <summary>Forgets the calls so far.</summary>
    public void Clear() => (_directory / "calls").DeleteFile();
}
