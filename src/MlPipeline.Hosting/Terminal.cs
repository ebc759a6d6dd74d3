using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace MlPipeline.Hosting;

/// <summary>What a command says: progress and results for people, or one JSON document for programs.</summary>
/// <remarks>
/// Results go to the output, progress and errors to the error stream, so that the output can be piped on. Colours and
/// the moving status line appear on a terminal only, and never when <c>NO_COLOR</c> is set.
/// </remarks>
public sealed class Terminal : IProgress<string>, IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    readonly IAnsiConsole results;
    readonly IAnsiConsole messages;
    readonly bool isErrorTerminal;
    StatusLine? status;

    /// <summary>Writes to two streams.</summary>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes progress and errors.</param>
    /// <param name="isOutputTerminal">Whether the output is a terminal that a person looks at.</param>
    /// <param name="isErrorTerminal">Whether the error stream is.</param>
    public Terminal(TextWriter output, TextWriter error, bool isOutputTerminal, bool isErrorTerminal)
    {
        Output = output;
        this.isErrorTerminal = isErrorTerminal;
        results = Create(output, isOutputTerminal);
        messages = Create(error, isErrorTerminal);
    }

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);

    /// <summary>Takes results.</summary>
    public TextWriter Output { get; }

    /// <summary>Whether results are written as JSON.</summary>
    public bool WritesJson { get; set; }

    /// <summary>Whether progress is left out.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The step that is under way, for messages about what went wrong in it.</summary>
    public string? CurrentStep { get; private set; }

    /// <summary>Tells what is being done now: a line that moves on a terminal, a plain line elsewhere.</summary>
    public void Report(string value)
    {
        CurrentStep = value;
        if (IsQuiet)
            return;
        if (isErrorTerminal)
            (status ??= new StatusLine(messages)).Show(Printable(value));
        else
            Inform(value);
    }

    /// <summary>Tells something about the step that is under way.</summary>
    public void Inform(string message)
    {
        if (!IsQuiet)
            messages.MarkupLineInterpolated($"[grey]· {Printable(message)}[/]");
    }

    /// <summary>Writes a line of the result; nothing when results are JSON.</summary>
    public void WriteLine(string line)
    {
        EndStatus();
        if (!WritesJson)
            results.WriteLine(line);
    }

    /// <summary>Writes a table of the result; nothing when results are JSON.</summary>
    public void Write(Table table)
    {
        EndStatus();
        if (!WritesJson)
            results.Write(table);
    }

    /// <summary>Writes the result as JSON, when that was asked for.</summary>
    public void WriteJson<T>(T result)
    {
        EndStatus();
        if (WritesJson)
            Output.WriteLine(JsonSerializer.Serialize(result, Json));
    }

    /// <summary>Writes an error.</summary>
    public void WriteError(string message)
    {
        EndStatus();
        messages.MarkupLineInterpolated($"[red]error:[/] {Printable(message)}");
    }

    /// <summary>Takes the moving line away.</summary>
    public void Dispose() => EndStatus();

    void EndStatus()
    {
        status?.Dispose();
        status = null;
    }

    // Messages repeat what stands in files: a terminal would obey the control characters in it.
    static string Printable(string message) =>
        string.Concat(
            message.Select(x => char.IsControl(x) && x is not ('\n' or '\r' or '\t') ? $"\\x{(int)x:X2}" : $"{x}")
        );

    static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        if (!isTerminal)
            // A file has no width: lines that a program reads must not be broken.
            console.Profile.Width = 10_000;
        return console;
    }
}
