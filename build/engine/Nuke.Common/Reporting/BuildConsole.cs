using Nuke.Common.Secrets;
using Nuke.Common.Tooling;

namespace Nuke.Common.Reporting;

/// <summary>
/// What a build says, line by line and without its secrets, in the vocabulary of its host. Safe to call from several
/// threads.
/// </summary>
sealed class BuildConsole(TextWriter output, bool useColors, Host host, Masking masking)
{
    const int HeaderWidth = 72;

    readonly Lock _lock = new();

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public Host Host { get; set; } = host;

    public Masking Masking => masking;

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
                output.WriteLine(command);
        }
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
    public void WriteWarning(string message) => WriteLine(Host.Warning(masking.Mask(message)), LineStyle.Warning);

    public void WriteError(string message) => WriteLine(Host.Error(masking.Mask(message)), LineStyle.Error);

    /// <summary>Writes how the build has ended; the host has listed the reasons before.</summary>
    public void WriteFailure(string message) => WriteLine(message, LineStyle.Error);

    /// <summary>Writes what an exception says; where it comes from only when the build is verbose.</summary>
    public void WriteError(Exception exception) =>
        WriteError(Verbosity == Verbosity.Verbose ? exception.ToString() : exception.Message);

    public void WriteSuccess(string message) => WriteLine(message, LineStyle.Success);

    void WriteLine(string text, LineStyle style)
    {
        text = masking.Mask(text);
        lock (_lock)
            output.WriteLine(useColors ? Ansi.Paint(text, style) : text);
    }
}
