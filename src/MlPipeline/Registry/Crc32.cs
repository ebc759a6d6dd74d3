namespace MlPipeline.Registry;

/// <summary>The checksum that ZIP asks for: CRC-32 as in ISO 3309. It guards against accidents only; the manifest has the hashes.</summary>
static class Crc32
{
    const uint ReversedPolynomial = 0xEDB88320;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(x => OfByte((uint)x))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = Table[(byte)(crc ^ value)] ^ crc >> 8;
        return ~crc;
    }

    static uint OfByte(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : ReversedPolynomial ^ value >> 1;
        return value;
    }
}
