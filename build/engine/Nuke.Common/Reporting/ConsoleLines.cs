using System.Text;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>
/// Stands for <see cref="Console.Out"/>: takes what a target writes there to the rest of its output, line by line.
/// </summary>
sealed class ConsoleLines(TextWriter output) : TextWriter
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (BuildContext.IsAvailable)
            BuildContext.Current.Console.WritePiece(buffer);
        else
            output.Write(buffer);
    }
}
