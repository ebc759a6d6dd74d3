using System.Text;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>What a request gave, as a message repeats it: shortened, so that an answer is never much longer than need be.</summary>
static class Quoted
{
    const int Longest = 60;

    public static string Short(string given) =>
        given.Length <= Longest ? given : string.Concat(given.AsSpan(0, Longest), "…");

    public static string Short(ReadOnlySpan<byte> utf8) =>
        // No character takes more than four bytes.
        Short(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * Longest + 4)]));
}
