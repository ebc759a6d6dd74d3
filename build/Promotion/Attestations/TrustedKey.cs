using System.Security.Cryptography;
using Delivery.Outcomes;

namespace Delivery.Promotion.Attestations;

/// <summary>A public key, and what it is trusted for.</summary>
public sealed class TrustedKey
{
    readonly ECDsa _key;

    /// <param name="owner">Who has the private key: a person's e-mail address, or the name of a CI system.</param>
    /// <param name="role">What it is trusted for.</param>
    /// <param name="pem">The public key (SubjectPublicKeyInfo) in PEM.</param>
    /// <exception cref="StopException">It is none (exit code 2).</exception>
    public TrustedKey(string owner, KeyRole role, string pem)
    {
        Owner = owner;
        Role = role;
        _key = ECDsa.Create();
        try
        {
            _key.ImportFromPem(pem);
        }
        catch (ArgumentException exception)
        {
            throw StopException.Refused($"The key of {owner} is not a public key in PEM.", exception);
        }
        Id = IdOf(_key);
    }

    /// <summary>Who has the private key.</summary>
    public string Owner { get; }

    /// <summary>What it is trusted for.</summary>
    public KeyRole Role { get; }

    /// <summary>The SHA-256 of the public key, in hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The id of a key.</summary>
    public static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    /// <summary>Whether this key made a signature over these bytes.</summary>
    public bool Verifies(byte[] bytes, byte[] signature) =>
        _key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}
