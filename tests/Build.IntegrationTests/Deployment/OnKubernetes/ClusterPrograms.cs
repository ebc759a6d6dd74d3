using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>The programs of a cluster, as <c>.ci/kubernetes</c> has left them on this machine, and their processes.</summary>
sealed class ClusterPrograms(AbsolutePath logs) : IAsyncDisposable
{
    const string Version = "1.20.2";

    readonly List<(string Name, Process Process)> _processes = [];

    static AbsolutePath Folder =>
        (AbsolutePath)(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? cache
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache")
        )
        / "mlpipeline"
        / $"kubernetes-{Version}";

    /// <summary>Skips the test where a cluster cannot be started.</summary>
    public static void Require()
    {
        MachinePart.Require(
            (Folder / "kubelet").FileExists(),
            $"This test starts a Kubernetes cluster, and there are no programs in {Folder}. Compile them: .ci/kubernetes"
        );
        MachinePart.RequireProgram("etcd", "apt-get install etcd-server");
        MachinePart.RequireProgram("socat", "apt-get install socat");
        MachinePart.Require(
            Environment.IsPrivilegedProcess,
            "This test starts a Kubernetes cluster, which needs root."
        );
    }

    /// <summary>Starts a program, which writes its log to a file of its name.</summary>
    public void Start(string name, params string[] arguments)
    {
        var own = Folder / name;
        var log = logs / $"{name}.log";
        // The shell becomes the program: so the log goes to the file without anybody in between.
        var start = new ProcessStartInfo(
            "sh",
            ["-c", $"exec \"$0\" \"$@\" >{log} 2>&1", own.FileExists() ? own : name, .. arguments]
        );
        _processes.Add((name, Process.Start(start)!));
    }

    /// <summary>Runs a program to its end.</summary>
    public async Task RunAsync(string name, params string[] arguments)
    {
        Start(name, arguments);
        await _processes[^1].Process.WaitForExitAsync();
    }

    /// <summary>Fails the test where one of them has ended: without it, tests would wait for what never comes.</summary>
    public void RequireRunning()
    {
        foreach (var (name, process) in _processes)
        {
            if (process.HasExited)
                Assert.Fail($"{name} of the cluster has ended.\n{LastWords()}");
        }
    }

    /// <summary>What the programs gave up for, and the last lines of their logs.</summary>
    public string LastWords() =>
        string.Join('\n', logs.GetFiles("*.log").Select(x => $"--- {x.Name}\n{LastWords(x.ReadAllLines())}"));

    // In their logs an F begins the line of what is fatal; a trace of the stack follows it.
    static string LastWords(IReadOnlyList<string> lines) =>
        string.Join('\n', lines.Where(x => x.StartsWith('F')).Concat(lines.TakeLast(8)));

    /// <summary>Ends all of them, the last one first.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in _processes.AsEnumerable().Reverse())
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        _processes.Clear();
    }
}
