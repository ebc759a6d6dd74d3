using System.Diagnostics;
using MlPipeline.Benchmarks.Loading;

namespace MlPipeline.Benchmarks;

/// <summary>A registry on this machine, for as long as a benchmark runs.</summary>
sealed class RegistryProcess : IDisposable
{
    readonly Process process;

    /// <summary>Starts it.</summary>
    /// <param name="benchmark">Whose images it has.</param>
    /// <param name="port">Where it listens, on the loopback address alone.</param>
    public RegistryProcess(string benchmark, int port)
    {
        Folder = Path.Combine(BenchmarkData.Root(), "artifacts", "benchmarks", benchmark);
        Directory.CreateDirectory(Folder);
        var configuration = Path.Combine(Folder, "registry.yml");
        File.WriteAllText(
            configuration,
            $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: "{{Path.Combine(Folder, "registry")}}" } }
            http: { addr: "127.0.0.1:{{port}}" }

            """
        );
        process = Process.Start(
            new ProcessStartInfo("docker-registry", ["serve", configuration])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        // Nobody reads what it says; but it must be able to say it.
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>Where the benchmark may leave files, beside the images.</summary>
    public string Folder { get; }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
