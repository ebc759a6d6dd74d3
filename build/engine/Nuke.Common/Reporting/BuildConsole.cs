using Nuke.Common.Tooling;

namespace Nuke.Common.Reporting;

/// <summary>What a build says, line by line. Safe to call from several threads.</summary>
sealed class BuildConsole(TextWriter output, bool useColors)
{
    const int HeaderWidth = 72;

    readonly Lock _lock = new();

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    /// <summary>Writes a report, whatever the verbosity.</summary>
    public void Write(Report report)
    {
        foreach (var (text, style) in report.Lines)
            WriteLine(text, style);
    }

    public void WriteLogo()
    {
        if (Verbosity <= Verbosity.Normal)
        {
            var version = typeof(BuildConsole).Assembly.GetName().Version?.ToString(3);
            WriteLine($"Build engine {version}, .NET {Environment.Version}", LineStyle.Faint);
        }
    }

    public void WriteHeader(string target)
    {
        if (Verbosity == Verbosity.Quiet)
            return;
        WriteLine("", LineStyle.Plain);
        WriteLine($"── {target} ".PadRight(HeaderWidth, '─'), LineStyle.Heading);
    }

    /// <summary>Writes why a target runs that might have been left out.</summary>
    public void WriteReason(string reason)
    {
        if (Verbosity < Verbosity.Quiet)
            WriteLine($"Runs because: {reason}.", LineStyle.Faint);
    }

    public void WriteInvocation(string commandLine)
    {
        if (Verbosity <= Verbosity.Normal)
            WriteLine(commandLine, LineStyle.Faint);
    }

    public void WriteToolOutput(OutputType type, string line)
    {
        if (Verbosity <= Verbosity.Normal)
            WriteLine(line, type == OutputType.Err ? LineStyle.Warning : LineStyle.Plain);
    }

    /// <summary>Writes what the verbosity has kept back: the reader needs it now, because the tool has failed.</summary>
    public void WriteHiddenToolOutput(IEnumerable<Output> output)
    {
        if (Verbosity <= Verbosity.Normal)
            return;
        foreach (var (_, line) in output)
            WriteLine(line, LineStyle.Plain);
    }

    public void WriteDebug(string message)
    {
        if (Verbosity == Verbosity.Verbose)
            WriteLine(message, LineStyle.Faint);
    }

    public void WriteMessage(string message)
    {
        if (Verbosity < Verbosity.Quiet)
            WriteLine(message, LineStyle.Plain);
    }

    public void WriteWarning(string message) => WriteLine($"Warning: {message}", LineStyle.Warning);

    public void WriteError(string message) => WriteLine(message, LineStyle.Error);

    /// <summary>Writes what an exception says; where it comes from only when the build is verbose.</summary>
    public void WriteError(Exception exception) =>
        WriteError(Verbosity == Verbosity.Verbose ? exception.ToString() : exception.Message);

    public void WriteSuccess(string message) => WriteLine(message, LineStyle.Success);

    void WriteLine(string text, LineStyle style)
    {
        lock (_lock)
            output.WriteLine(useColors ? Ansi.Paint(text, style) : text);
    }
}
