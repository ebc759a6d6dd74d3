namespace Build.Tests;

/// <summary>An output that can be waited for.</summary>
public sealed class WatchedWriter : StringWriter
{
    readonly string _expected;
    readonly ManualResetEventSlim _seen = new();

    public WatchedWriter(string expected)
    {
        _expected = expected;
        NewLine = "\n";
    }

    /// <summary>Waits until the expected text is written, for as long as no machine takes.</summary>
    public void WaitForExpected() => _seen.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();

    public override void Write(string? value)
    {
        base.Write(value);
        if (value?.Contains(_expected, StringComparison.Ordinal) == true)
            _seen.Set();
    }

    protected override void Dispose(bool disposing)
    {
        _seen.Dispose();
        base.Dispose(disposing);
    }
}
