using System.Security.Cryptography;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Secrets;

/// <summary>Opens the encrypted values of parameter files.</summary>
sealed class SecretReader(SecretPasswords passwords, Masking masking)
{
    /// <summary>Why a value cannot be that of a secret, or null; the value itself is not shown.</summary>
    public static string? Misfit(ParameterFileEntry entry, ParameterDescriptor parameter)
    {
        var command = $"./build.sh secrets set {parameter.Key}{ProfileOption(entry.Profile)}";
        return entry.Words.FirstOrDefault(word => !SecretCipher.IsEncrypted(word)) switch
        {
            null => null,
            ['v', '1', ':', ..] => $"the value was encrypted by Nuke, which is not read here. Set it again: {command}.",
            _ => "a secret must not stand in a file as it is. Replace it by a new one, because this one may have been "
                + $"seen, and store that encrypted: {command}.",
        };
    }

    /// <summary>The values of an entry, which from now on are masked.</summary>
    /// <exception cref="BuildRefusedException">The password is missing or wrong, or the value is damaged.</exception>
    public IReadOnlyList<string> Open(ParameterFileEntry entry, ParameterDescriptor parameter)
    {
        var variable = SecretPasswords.VariableOf(entry.Profile);
        var password =
            passwords.Find(entry.Profile, entry.File)
            ?? throw new BuildRefusedException(
                $"{parameter.Option} is encrypted in {entry.Place}, and there is no password for it. Give the password as "
                    + $"{variable} in the environment, or the secret itself as {parameter.Variable}."
            );
        return [.. entry.Words.Select(Open)];

        string Open(string text)
        {
            try
            {
                var value = SecretCipher.Decrypt(text, password, parameter.Name);
                masking.Add(value);
                return value;
            }
            catch (CryptographicException)
            {
                throw new BuildRefusedException(
                    $"{parameter.Option} ({entry.Place}): the password ({variable}) does not open it. Either it is not the one "
                        + "that the secret was stored with, or the value was changed or moved here from another parameter."
                );
            }
            catch (FormatException exception)
            {
                throw new BuildRefusedException(
                    $"{parameter.Option} ({entry.Place}): the encrypted value is damaged. {exception.Message} "
                        + $"Set it again: ./build.sh secrets set {parameter.Key}{ProfileOption(entry.Profile)}."
                );
            }
        }
    }

    static string ProfileOption(string? profile) => profile is null ? "" : $" --profile {profile}";
}
