using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Hosting.Serving.Security;

/// <summary>A key that lets a client in, as the file of keys has it: by its hash, which does not let anybody in.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Hash">SHA-256 of the key, 32 bytes. The key has 256 random bits: there is nothing to guess, so no slow hash is needed.</param>
/// <param name="Created">The day it was made.</param>
public sealed record ApiKey(string Name, byte[] Hash, DateOnly Created)
{
    const string Prefix = "mlp_";
    const int SecretBytes = 32;

    /// <summary>Makes a key.</summary>
    /// <returns>What the file keeps, and the key itself, which nobody can find out again.</returns>
    public static (ApiKey Key, string Secret) Create(string name, DateOnly today)
    {
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new ApiKey(name, HashOf(secret), today), secret);
    }

    /// <summary>SHA-256 of a key.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
