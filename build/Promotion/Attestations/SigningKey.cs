using System.Security.Cryptography;
using Delivery.Outcomes;

namespace Delivery.Promotion.Attestations;

/// <summary>A private key that signs evidence: ECDSA on the curve P-256.</summary>
public sealed class SigningKey : IDisposable
{
    // What OWASP asks of PBKDF2 with SHA-256: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
    const int Iterations = 600_000;

    readonly ECDsa _key;

    SigningKey(ECDsa key)
    {
        _key = key;
        PublicPem = key.ExportSubjectPublicKeyInfoPem();
        Id = TrustedKey.IdOf(key);
    }

    /// <summary>The SHA-256 of the public key, in hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The public key, as others keep it.</summary>
    public string PublicPem { get; }

    /// <summary>A new key.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key in PEM.</summary>
    /// <param name="pem">PKCS#8, encrypted or not, or SEC 1.</param>
    /// <param name="password">Opens one that is encrypted.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <exception cref="StopException">It is no such key, or the password is missing or wrong (exit code 2).</exception>
    public static SigningKey Read(string pem, string? password, string origin)
    {
        var key = ECDsa.Create();
        try
        {
            if (pem.Contains("ENCRYPTED", StringComparison.Ordinal))
            {
                if (string.IsNullOrEmpty(password))
                    throw StopException.Refused(
                        $"{origin} is encrypted. Give its password as the secret SigningKeyPassword."
                    );
                key.ImportFromEncryptedPem(pem, password);
            }
            else
            {
                key.ImportFromPem(pem);
            }
            if (
                key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value
                != ECCurve.NamedCurves.nistP256.Oid.Value
            )
                throw StopException.Refused(
                    $"{origin} is not on the curve P-256. \"./build.sh Keys\" makes one that is."
                );
            return new SigningKey(key);
        }
        // The text of the exception could quote the key.
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw StopException.Refused(
                $"{origin} is not a private key in PEM, or its password is wrong. \"./build.sh Keys\" makes a pair of keys."
            );
        }
    }

    /// <summary>The private key in PEM, encrypted where there is a password.</summary>
    public string ExportPem(string? password) =>
        string.IsNullOrEmpty(password)
            ? _key.ExportPkcs8PrivateKeyPem()
            : _key.ExportEncryptedPkcs8PrivateKeyPem(
                password,
                new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations)
            );

    /// <summary>Signs bytes: ECDSA with SHA-256, in ASN.1 DER.</summary>
    public byte[] Sign(byte[] bytes) =>
        _key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => _key.Dispose();
}
