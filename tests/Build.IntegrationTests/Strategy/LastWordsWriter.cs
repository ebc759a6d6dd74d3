using System.Diagnostics;
using System.Text;

namespace Build.IntegrationTests.Strategy;

/// <summary>Kills its own process once certain words have been written.</summary>
sealed class LastWordsWriter(TextWriter inner, string lastWords) : TextWriter
{
    readonly StringBuilder _written = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        inner.Write(value);
        _written.Append(value);
        if (value != lastWords[^1] || !_written.ToString().EndsWith(lastWords, StringComparison.Ordinal))
            return;
        inner.Flush();
        Process.GetCurrentProcess().Kill();
    }
}
