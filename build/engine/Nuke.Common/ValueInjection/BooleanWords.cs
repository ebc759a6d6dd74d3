namespace Nuke.Common.ValueInjection;

/// <summary>The words that read as a boolean.</summary>
static class BooleanWords
{
    public static bool TryRead(string word, out bool value)
    {
        value = word.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1";
        return value || word.ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "0";
    }
}
