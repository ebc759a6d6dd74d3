using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.Incremental;

/// <summary>What is kept of a value: enough to see that it changed, not what it was, because it may be a secret.</summary>
static class SaltedHash
{
    const int SaltSize = 16;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltSize);

    public static string Of(byte[] salt, string name, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{name}\n{text}")));
}
