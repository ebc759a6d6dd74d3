using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>Numbers distinct texts in the order in which they first occur, looking them up by their UTF-8 bytes.</summary>
sealed class Utf8Dictionary
{
    readonly Dictionary<byte[], int> codes;
    readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    string[] texts = new string[16];

    public Utf8Dictionary()
    {
        codes = new Dictionary<byte[], int>(Bytes.Comparer);
        lookup = codes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => codes.Count;

    /// <summary>The texts so far. Later ones do not show: codes only grow, so batches share one array.</summary>
    public IReadOnlyList<string> Texts => new ArraySegment<string>(texts, 0, Count);

    public string this[int code] => texts[code];

    /// <summary>The code of a text; a new one is the number of texts before.</summary>
    public int Code(ReadOnlySpan<byte> utf8)
    {
        if (lookup.TryGetValue(utf8, out var code))
            return code;
        code = Count;
        codes.Add(utf8.ToArray(), code);
        if (code == texts.Length)
            Array.Resize(ref texts, code * 2);
        texts[code] = Encoding.UTF8.GetString(utf8);
        return code;
    }

    /// <summary>The code of a text; a new one is the number of texts before.</summary>
    public int Code(string text)
    {
        Span<byte> stack = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(text, stack, out var length)
            ? Code(stack[..length])
            : Code(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The code of a text; −1 where it has none. Any number of threads may ask.</summary>
    public int Find(ReadOnlySpan<byte> utf8) => lookup.TryGetValue(utf8, out var code) ? code : -1;

    sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Bytes Comparer = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();

        public bool Equals(ReadOnlySpan<byte> bytes, byte[] other) => bytes.SequenceEqual(other);

        // A cell is a few bytes long: one multiplication per eight of them costs less than a general hash.
        public int GetHashCode(ReadOnlySpan<byte> bytes)
        {
            const ulong Prime = 0x9E3779B97F4A7C15;
            var hash = (ulong)bytes.Length;
            for (; bytes.Length >= 8; bytes = bytes[8..])
                hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(bytes)) * Prime, 29);
            ulong rest = 0;
            foreach (var x in bytes)
                rest = rest << 8 | x;
            hash = (hash ^ rest) * Prime;
            return (int)(hash >> 32);
        }
    }
}
