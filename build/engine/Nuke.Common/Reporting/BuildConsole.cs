using Nuke.Common.Execution;
using Nuke.Common.Secrets;
using Nuke.Common.Tooling;

namespace Nuke.Common.Reporting;

/// <summary>
/// What a build says, line by line and without its secrets, in the vocabulary of its host. Safe to call from several
/// threads.
/// </summary>
sealed class BuildConsole
{
    const int HeaderWidth = 72;

    readonly TextWriter _output;
    readonly bool _useColors;
    readonly Lock _lock = new();
    readonly OutputBlock _outsideTargets;
    LiveArea? _area;
    bool _statusEnded;

    public BuildConsole(TextWriter output, bool useColors, Host host, Masking masking)
    {
        _output = output;
        _useColors = useColors;
        Host = host;
        Masking = masking;
        _outsideTargets = new OutputBlock(this);
        _outsideTargets.Release();
    }

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public Host Host { get; set; }

    public Masking Masking { get; }

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
        if (Host.GroupStart(target) is { } command)
        {
            WriteHostCommand(command);
            return;
        }
        WriteLine("", LineStyle.Plain);
        WriteLine($"── {target} ".PadRight(HeaderWidth, '─'), LineStyle.Heading);
    }

    public void WriteFooter(string target)
    {
        if (Verbosity < Verbosity.Quiet && Host.GroupEnd(target) is { } command)
            WriteHostCommand(command);
    }

    public void WriteHostCommand(string command) => WriteLine(command, LineStyle.Plain);

    /// <summary>Makes the host mask a secret, too. Only the host reads this line: it does not appear in its log.</summary>
    public void AnnounceSecret(string secret)
    {
        lock (_lock)
        {
            foreach (var command in Host.MaskCommands(secret))
                WriteThrough(command + _output.NewLine);
        }
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

    // A host escapes some characters, also those of an encoded secret: it gets the text without secrets.
    public void WriteWarning(string message) => WriteLine(Host.Warning(Masking.Mask(message)), LineStyle.Warning);

    public void WriteError(string message) => WriteLine(Host.Error(Masking.Mask(message)), LineStyle.Error);

    /// <summary>Writes how the build has ended; the host has listed the reasons before.</summary>
    public void WriteFailure(string message) => WriteLine(message, LineStyle.Error);

    /// <summary>Writes what an exception says; where it comes from only when the build is verbose.</summary>
    public void WriteError(Exception exception) =>
        WriteError(Verbosity == Verbosity.Verbose ? exception.ToString() : exception.Message);

    /// <summary>Writes that all is well, which who wants it quiet sees by the exit code.</summary>
    public void WriteSuccess(string message)
    {
        if (Verbosity < Verbosity.Quiet)
            WriteLine(message, LineStyle.Success);
    }

    /// <summary>A place for the output of a target that is about to run.</summary>
    public OutputBlock OpenBlock() => new(this);

    /// <summary>Shows what a target has said so far, and from now on what it says at once.</summary>
    public void Stream(OutputBlock block)
    {
        lock (_lock)
            WriteThrough(block.Release());
    }

    /// <summary>Shows everything that a target has said; what it may still say comes at once.</summary>
    public void Close(OutputBlock block)
    {
        lock (_lock)
        {
            Stream(block);
            if (block.OpenLine.Length > 0)
                WriteThrough(Masking.Mask(block.OpenLine.ToString()) + _output.NewLine);
            block.OpenLine.Clear();
        }
    }

    /// <summary>Shows what is still held back of a line.</summary>
    public void Close() => Close(_outsideTargets);

    /// <summary>Shows lines that come last, until others replace them.</summary>
    public void ShowStatus(Report status)
    {
        lock (_lock)
        {
            // The last tick of a clock may come late.
            if (_statusEnded)
                return;
            _area ??= new LiveArea(_output);
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

    /// <summary>Writes a piece of a line, or of several; each line appears when it is complete.</summary>
    public void WritePiece(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            var open = CurrentBlock.OpenLine;
            while (text.IndexOf('\n') is >= 0 and var end)
            {
                WriteLine(open.Append(text[..end].TrimEnd('\r')).ToString(), LineStyle.Plain);
                open.Clear();
                text = text[(end + 1)..];
            }
            open.Append(text);
        }
    }

    void WriteLine(string text, LineStyle style)
    {
        var line = Painted(Masking.Mask(text), style) + _output.NewLine;
        lock (_lock)
        {
            if (!CurrentBlock.TryKeep(line))
                WriteThrough(line);
        }
    }

    OutputBlock CurrentBlock => BuildContext.CurrentOutput is { } block && block.IsOf(this) ? block : _outsideTargets;

    void WriteThrough(string lines)
    {
        if (lines.Length == 0)
            return;
        if (_area is null)
            _output.Write(lines);
        else
            _area.Write(lines);
    }

    string Painted(string text, LineStyle style) => _useColors ? Ansi.Paint(text, style) : text;
}
