using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>
/// Stands for <see cref="Console.Out"/>: takes what a target writes there to the rest of its output, line by line.
/// </summary>
/// <param name="output">Receives what is written outside of any build.</param>
public sealed class ConsoleLines(TextWriter output) : TextWriter
{
    /// <inheritdoc />
    public override Encoding Encoding => output.Encoding;

    /// <inheritdoc />
    public override void Write(char value) => Write([value]);

    /// <inheritdoc />
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc />
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (BuildContext.IsAvailable)
            BuildContext.Current.Console.WritePiece(buffer);
        else
            output.Write(buffer);
    }
}
