using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.Tests.Script;

/// <summary>
/// A repository with the real build.sh and a PATH of its own, where dotnet and curl are stand-ins. Compiling takes the
/// content of build/source; running it shows that content and the arguments, and ends with the code 7.
/// </summary>
public sealed class ScriptRepository : IDisposable
{
    const string DotNet = """
        #!/bin/sh
        case $1 in
          --version)
            [ ! -f "$0.unfit" ]
            ;;
          build)
            [ ! -f build/broken ] || { echo "source is broken"; exit 1; }
            [ ! -f overtaken ] || { rm overtaken; bash build.sh; }
            for word; do case $word in -p:ArtifactsPath=*) out=${word#*=}/bin/_build/release ;; esac; done
            mkdir -p "$out"
            cp "${2%/*}/source" "$out/_build.dll"
            echo compiled >>"${2%/*}/../compiled"
            ;;
          *)
            echo "$(cat "$1"): $*"
            exit 7
            ;;
        esac
        """;

    const string Curl = """
        #!/bin/sh
        for word; do
          case $previous in --output) output=$word ;; esac
          previous=$word
        done
        cp "$MIRROR/${word#https://mirror/}" "$output"
        """;

    static readonly string[] s_tools =
    [
        "awk",
        "bash",
        "cat",
        "cp",
        "find",
        "grep",
        "gzip",
        "ldd",
        "mkdir",
        "mktemp",
        "mv",
        "rm",
        "sed",
        "sh",
        "sha256sum",
        "sha512sum",
        "sort",
        "tar",
        "touch",
        "tr",
        "uname",
        "xargs",
    ];

    public ScriptRepository()
    {
        var script = AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())!;
        (script / "build.sh").CopyToDirectory(Root);
        (Root / "global.json").WriteAllText("""{ "sdk": { "version": "10.0.400", "rollForward": "latestFeature" } }""");
        (Root / "Directory.Build.props").WriteAllText("<Project />");
        (Root / "build" / "source").WriteAllText("first");

        foreach (var tool in s_tools)
            File.CreateSymbolicLink((Tools.CreateDirectory() / tool), FindTool(tool));
        (Tools / "curl").WriteScript(Curl);
        InstallDotNet(Tools);
    }

    public AbsolutePath Root { get; } = Directory.CreateTempSubdirectory("script-").FullName;

    public AbsolutePath Mirror => Root / "mirror";

    public AbsolutePath Copies => Root / ".nuke" / "temp" / "build";

    public int Compilations => (Root / "compiled").ExistingFile()?.ReadAllLines().Length ?? 0;

    /// <summary>What an SDK that could not be installed would leave behind.</summary>
    public IEnumerable<AbsolutePath> Leftovers =>
        Root.GlobDirectories(".dotnet", ".nuke/temp/sdk.*", ".nuke/temp/build/*");

    AbsolutePath Tools => Root / "tools";

    public static void InstallDotNet(AbsolutePath directory) => (directory / "dotnet").WriteScript(DotNet);

    /// <summary>While the next build compiles, another one starts, compiles the same and ends.</summary>
    public void OvertakeTheNextBuild() => (Root / "overtaken").TouchFile();

    public void RemoveDotNet() => RemoveTool("dotnet");

    public void RemoveTool(string name) => (Tools / name).DeleteFile();

    public void MakeDotNetUnfit() => (Tools / "dotnet.unfit").TouchFile();

    public async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Root / "build.sh", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // It runs the same from anywhere.
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Tools;
        start.Environment["MIRROR"] = Mirror;
        start.Environment["DOTNET_DOWNLOADS"] = "https://mirror";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public void Dispose() => Root.DeleteDirectory();

    /// <summary>Where a program of this machine is.</summary>
    public static string FindTool(string tool) =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, tool))
            .First(File.Exists);
}
