using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.Secrets;

/// <summary>
/// Encrypts the values of parameters with a password: AES-256-GCM, its key by PBKDF2 with HMAC-SHA256. Each value has
/// a salt and a nonce of its own. The header and the parameter's name are authenticated with the value, so that one
/// value cannot stand in for another.
/// </summary>
/// <remarks>Text form: <c>v2:pbkdf2-sha256:iterations:salt:nonce+ciphertext+tag</c>, the last two in base64.</remarks>
static class SecretCipher
{
    /// <summary>What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with HMAC-SHA256 since 2023.</summary>
    public const int DefaultIterations = 600_000;

    // Whoever can write the file could otherwise keep the build busy for hours.
    const int MaximumIterations = 10_000_000;

    const string Version = "v2";
    const string KeyDerivation = "pbkdf2-sha256";
    const int SaltLength = 16;
    const int KeyLength = 32;

    static readonly int s_nonceLength = AesGcm.NonceByteSizes.MaxSize;
    static readonly int s_tagLength = AesGcm.TagByteSizes.MaxSize;

    /// <summary>Whether the text claims to be encrypted by this class.</summary>
    public static bool IsEncrypted(string text) => text.StartsWith($"{Version}:", StringComparison.Ordinal);

    public static string Encrypt(string value, string password, string parameter, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var nonce = RandomNumberGenerator.GetBytes(s_nonceLength);
        var plain = Encoding.UTF8.GetBytes(value);
        var cipher = new byte[plain.Length];
        var tag = new byte[s_tagLength];
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"{Version}:{KeyDerivation}:{iterations}:{Convert.ToBase64String(salt)}"
        );

        using var aes = new AesGcm(DeriveKey(password, salt, iterations), s_tagLength);
        aes.Encrypt(nonce, plain, cipher, tag, AssociatedData(header, parameter));
        return $"{header}:{Convert.ToBase64String([.. nonce, .. cipher, .. tag])}";
    }

    /// <exception cref="FormatException">The text is not of the form that this class writes.</exception>
    /// <exception cref="CryptographicException">
    /// The password is not the one it was encrypted with, or the text was changed or belongs to another parameter.
    /// </exception>
    public static string Decrypt(string text, string password, string parameter)
    {
        var parts = text.Split(':');
        if (parts.Length != 5 || parts[0] != Version || parts[1] != KeyDerivation)
            throw new FormatException($"Expected {Version}:{KeyDerivation}:iterations:salt:value.");
        if (
            !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < 1 or > MaximumIterations
        )
        {
            throw new FormatException($"Expected 1 to {MaximumIterations} iterations.");
        }

        var salt = Convert.FromBase64String(parts[3]);
        var sealedValue = Convert.FromBase64String(parts[4]).AsSpan();
        if (sealedValue.Length < s_nonceLength + s_tagLength)
            throw new FormatException("The value is cut off.");

        var plain = new byte[sealedValue.Length - s_nonceLength - s_tagLength];
        using var aes = new AesGcm(DeriveKey(password, salt, iterations), s_tagLength);
        aes.Decrypt(
            sealedValue[..s_nonceLength],
            sealedValue[s_nonceLength..^s_tagLength],
            sealedValue[^s_tagLength..],
            plain,
            AssociatedData(string.Join(':', parts[..4]), parameter)
        );
        return Encoding.UTF8.GetString(plain);
    }

    static byte[] DeriveKey(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, KeyLength);

    static byte[] AssociatedData(string header, string parameter) =>
        Encoding.UTF8.GetBytes($"{header}:{ValueInjection.ParameterName.Normalise(parameter)}");
}
