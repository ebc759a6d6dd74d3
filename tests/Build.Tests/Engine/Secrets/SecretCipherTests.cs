using System.Security.Cryptography;
using CsCheck;
using Nuke.Common.Secrets;

namespace Build.Tests;

public class SecretCipherTests
{
    // Finding a key is meant to be slow; what is tested here does not depend on how slow.
    const int Iterations = 2;

    static readonly Gen<(string Value, string Password)> s_values = Gen.Select(
            Gen.String[0, 100],
            Gen.String[1, 30],
            (value, password) => (value, password)
        )
        .Where(x => IsText(x.value) && IsText(x.password));

    [Fact]
    public void What_was_encrypted_comes_back() =>
        s_values.Sample(x =>
        {
            var text = SecretCipher.Encrypt(x.Value, x.Password, "api-key", Iterations);

            SecretCipher.IsEncrypted(text).ShouldBeTrue();
            SecretCipher.Decrypt(text, x.Password, "ApiKey").ShouldBe(x.Value);
        });

    [Fact]
    public void The_same_value_never_looks_the_same() =>
        Enumerable
            .Range(0, 50)
            .Select(_ => SecretCipher.Encrypt("value", "password", "key", Iterations))
            .SelectMany(x => x.Split(':')[3..])
            .Distinct()
            .Count()
            .ShouldBe(100);

    [Fact]
    public void Any_change_of_any_character_is_noticed() =>
        Gen.Select(s_values, Gen.Int[0, 1000], Gen.Char["A0+/=:v2x"])
            .Sample(
                (x, place, character) =>
                {
                    var text = SecretCipher.Encrypt(x.Value, x.Password, "key", Iterations);
                    var at = place % text.Length;
                    var changed = $"{text[..at]}{character}{text[(at + 1)..]}";
                    // Base64 that means the same bytes is no change.
                    if (Canonical(changed) == Canonical(text))
                        return;

                    Should
                        .Throw<Exception>(() => SecretCipher.Decrypt(changed, x.Password, "key"))
                        .ShouldSatisfyAllConditions(exception =>
                            (exception is CryptographicException or FormatException).ShouldBeTrue()
                        );
                },
                iter: 2000
            );

    [Fact]
    public void Another_password_does_not_open_it() =>
        s_values.Sample(x =>
        {
            var text = SecretCipher.Encrypt(x.Value, x.Password, "key", Iterations);

            Should.Throw<CryptographicException>(() => SecretCipher.Decrypt(text, x.Password + "x", "key"));
        });

    [Fact]
    public void A_value_does_not_stand_in_for_another_parameter()
    {
        var text = SecretCipher.Encrypt("value", "password", "staging-key", Iterations);

        Should.Throw<CryptographicException>(() => SecretCipher.Decrypt(text, "password", "production-key"));
    }

    [Theory]
    [InlineData("v2:pbkdf2-sha256:600000")]
    [InlineData("v2:pbkdf2-md5:600000:AAAA:AAAA")]
    [InlineData("v2:pbkdf2-sha256:-1:AAAA:AAAA")]
    [InlineData("v2:pbkdf2-sha256:999999999:AAAA:AAAA")]
    [InlineData("v2:pbkdf2-sha256:2:AAAA:AAAA")]
    [InlineData("v2:pbkdf2-sha256:2:not base64:AAAA")]
    public void What_has_another_form_is_refused(string text) =>
        Should.Throw<FormatException>(() => SecretCipher.Decrypt(text, "password", "key"));

    [Fact]
    public void The_cost_is_at_least_what_owasp_asks_for_and_stands_in_the_text()
    {
        SecretCipher.DefaultIterations.ShouldBeGreaterThanOrEqualTo(600_000);

        SecretCipher
            .Encrypt("value", "password", "key", SecretCipher.DefaultIterations)
            .ShouldStartWith($"v2:pbkdf2-sha256:{SecretCipher.DefaultIterations}:");
    }

    // Half of a surrogate pair is no text, and has no bytes.
    static bool IsText(string text) => !text.Any(char.IsSurrogate);

    static string Canonical(string text)
    {
        try
        {
            var parts = text.Split(':');
            return string.Join(':', parts[..4]) + ":" + Convert.ToBase64String(Convert.FromBase64String(parts[4]));
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or ArgumentException)
        {
            return text;
        }
    }
}
