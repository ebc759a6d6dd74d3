using System.Collections;
using System.Linq.Expressions;
using System.Runtime.InteropServices;
using System.Text;
using Nuke.Common.Reporting;
using Nuke.Common.Secrets;

namespace Nuke.Common.Execution;

/// <summary>Runs one build as this process's own.</summary>
static class ProcessHost
{
    public static int Run<T>(Func<T> create, Expression<Func<T, Target>>[] defaults)
        where T : NukeBuild
    {
        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

        // The console of Windows has a code page of its own.
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Encoding.UTF8;

        // Lines go through at once, so that a log shows what happened last before a machine dies.
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        // What a target writes past the log ends up in the same place, without its secrets.
        using var lines = new ConsoleLines(output);
        Console.SetOut(lines);
        Console.SetError(lines);
        // The build belongs to the repository that it was built in, wherever it is started from.
        if (RepositoryRoot.Find(AppContext.BaseDirectory, Environment.CurrentDirectory) is not { } root)
        {
            output.WriteLine("There is no .nuke directory here or above, so this is not the repository of a build.");
            return BuildExitCode.Refused;
        }

        var session = new BuildSession
        {
            RootDirectory = root,
            WorkingDirectory = Environment.CurrentDirectory,
            BuildAssemblyDirectory = AppContext.BaseDirectory,
            Arguments = Environment.GetCommandLineArgs()[1..],
            EnvironmentVariables = ReadEnvironment(),
            Output = TextWriter.Synchronized(output),
            UseColors = UseColors(),
            TerminalSize = Console.IsOutputRedirected ? null : ReadTerminalSize,
            Parallelism = Environment.ProcessorCount,
            RecordDirectory = root / "artifacts" / "build",
            Interruption = interruption.Token,
            Input = () => Console.In,
            AskSecret = TerminalPrompt.IsAvailable ? TerminalPrompt.Ask : null,
        };

        return BuildRunner.RunAsync(session, create, defaults).GetAwaiter().GetResult();

        void Interrupt(PosixSignalContext signal)
        {
            // The first signal ends the build in order; a second one ends the process.
            signal.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        }
    }

    static Dictionary<string, string> ReadEnvironment()
    {
        var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(names);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    static TerminalSize ReadTerminalSize() => new(Console.WindowWidth, Console.WindowHeight);

    static bool UseColors() =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
