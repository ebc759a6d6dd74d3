using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Nuke.Common.Reporting;

/// <summary>What a build says, line by line. Safe to call from several threads.</summary>
sealed class BuildConsole(TextWriter output, bool useColors)
{
    const int HeaderWidth = 72;

    readonly Lock _lock = new();
    LiveArea? _area;
    bool _statusEnded;

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

    /// <summary>A place for the output of a target that is about to run.</summary>
    public OutputBlock OpenBlock() => new(this);

    /// <summary>Shows what a target has said so far, and from now on what it says at once.</summary>
    public void Stream(OutputBlock block)
    {
        lock (_lock)
            WriteThrough(block.Release());
    }

    /// <summary>Shows lines that come last, until others replace them.</summary>
    public void ShowStatus(Report status)
    {
        lock (_lock)
        {
            // The last tick of a clock may come late.
            if (_statusEnded)
                return;
            _area ??= new LiveArea(output);
            _area.Show([.. status.Lines.Select(x => Painted(x.Text, x.Style))]);
        }
    }

    /// <summary>Takes away the lines that come last, for good.</summary>
    public void EndStatus()
    {
        lock (_lock)
        {
            _statusEnded = true;
            _area?.Show([]);
            _area = null;
        }
    }

    void WriteLine(string text, LineStyle style)
    {
        var line = Painted(text, style) + output.NewLine;
        lock (_lock)
        {
            if (BuildContext.CurrentOutput is not { } block || !block.IsOf(this) || !block.TryKeep(line))
                WriteThrough(line);
        }
    }

    void WriteThrough(string lines)
    {
        if (lines.Length == 0)
            return;
        if (_area is null)
            output.Write(lines);
        else
            _area.Write(lines);
    }

    string Painted(string text, LineStyle style) => useColors ? Ansi.Paint(text, style) : text;
}
