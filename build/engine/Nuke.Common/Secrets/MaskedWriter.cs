using System.Text;

namespace Nuke.Common.Secrets;

/// <summary>
/// Takes what code writes past the build's log, for instance through <see cref="Console"/>, line by line, so that a
/// secret cannot be split between two writes.
/// </summary>
/// <param name="output">Where the lines go.</param>
/// <param name="mask">Takes the secrets out of a line.</param>
sealed class MaskedWriter(TextWriter output, Func<string, string> mask) : TextWriter
{
    readonly StringBuilder line = new();

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value)
    {
        lock (line)
        {
            line.Append(value);
            if (value == '\n')
                WriteOut();
        }
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (line)
        {
            foreach (var value in buffer)
                Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    /// <summary>Writes what is left of a line that never ended.</summary>
    public void Complete()
    {
        lock (line)
            WriteOut();
    }

    void WriteOut()
    {
        output.Write(mask(line.ToString()));
        output.Flush();
        line.Clear();
    }
}
