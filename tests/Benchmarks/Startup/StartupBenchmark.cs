using System.Diagnostics;
using System.Globalization;
using MlPipeline.Benchmarks.Loading;

namespace MlPipeline.Benchmarks.Startup;

/// <summary>What it costs to start the build and do nothing, compared with an empty .NET program and with Cake. Whole processes.</summary>
static class StartupBenchmark
{
    const double MostTimesHello = 5;
    const double LeastTimesFasterThanCake = 4;
    const double MostMegabytes = 80;
    const int Turns = 15;
    const string CakeVersion = "7.0.0";

    const string HelloProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <UseArtifactsOutput>false</UseArtifactsOutput>
          </PropertyGroup>
        </Project>
        """;

    static readonly string Folder = Path.Combine(BenchmarkData.Root(), "artifacts", "benchmarks", "startup");
    static readonly string Hello = Path.Combine(Folder, "hello");
    static readonly string Cake = Path.Combine(Folder, "cake");

    public static int Run()
    {
        Prepare();
        var build = Path.Combine(BenchmarkData.Root(), "build.sh");
        Run(build, "Noop");
        var (hello, ours, cake) = (new double[Turns], new double[Turns], new double[Turns]);
        for (var turn = 0; turn < Turns; turn++)
        {
            hello[turn] = Run("dotnet", Path.Combine(Hello, "out", "hello.dll"));
            ours[turn] = Run(build, "Noop");
            cake[turn] = RunCake();
        }
        var megabytes = PeakMegabytes(build);
        var timesHello = Measurement.Median(ours) / Measurement.Median(hello);
        var timesFaster = Measurement.Median(cake) / Measurement.Median(ours);
        Measurement.Print(
            $"dotnet hello.dll {Measurement.Median(hello):F3} s, ./build.sh Noop {Measurement.Median(ours):F3} s, Cake {CakeVersion} {Measurement.Median(cake):F3} s"
        );
        Measurement.Print($"./build.sh Noop is {timesHello:F1} × an empty program, target at most {MostTimesHello:F0}");
        Measurement.Print(
            $"Cake with a warm script cache is {timesFaster:F1} × ./build.sh Noop, target at least {LeastTimesFasterThanCake:F0}"
        );
        Measurement.Print($"peak memory {megabytes:F0} MiB, target at most {MostMegabytes:F0}");
        var passed =
            timesHello <= MostTimesHello && timesFaster >= LeastTimesFasterThanCake && megabytes <= MostMegabytes;
        Console.WriteLine(passed ? "PASS" : "FAIL");
        return passed ? 0 : 1;
    }

    static void Prepare()
    {
        Directory.CreateDirectory(Hello);
        Directory.CreateDirectory(Cake);
        // The repository's own settings (analysers, lock files) are not the empty program's.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(Folder, name), "<Project />");
        File.WriteAllText(Path.Combine(Hello, "hello.csproj"), HelloProject);
        File.WriteAllText(Path.Combine(Hello, "Program.cs"), "return 0;");
        Run(
            "dotnet",
            "build",
            Hello,
            "--configuration",
            "Release",
            "--output",
            Path.Combine(Hello, "out"),
            "--verbosity",
            "quiet"
        );
        File.WriteAllText(Path.Combine(Cake, "build.cake"), "Task(\"Noop\");\nRunTarget(\"Noop\");\n");
        if (!File.Exists(Path.Combine(Cake, "dotnet-cake")))
            Run("dotnet", "tool", "install", "cake.tool", "--version", CakeVersion, "--tool-path", Cake);
        RunCake();
    }

    static double RunCake() =>
        Run(
            Path.Combine(Cake, "dotnet-cake"),
            Path.Combine(Cake, "build.cake"),
            "--settings_enablescriptcache=true",
            "--verbosity=quiet"
        );

    static double Run(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}: {output}{error.Result}"
            );
        return watch.Elapsed.TotalSeconds;
    }

    // What a process used at most is known to whoever waited for it, and .NET does not say; Python does.
    static double PeakMegabytes(string build)
    {
        const string script =
            "import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
            + "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
        using var process = Process.Start(
            new ProcessStartInfo("python3", ["-c", script, build, "Noop"]) { RedirectStandardOutput = true }
        )!;
        var kibibytes = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(kibibytes, CultureInfo.InvariantCulture) / 1024;
    }
}
