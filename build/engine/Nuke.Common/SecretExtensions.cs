using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Secrets that the build learns while it runs.</summary>
public static class SecretExtensions
{
    /// <summary>Masks the value in everything that the build writes from now on, as that of a secret parameter.</summary>
    /// <returns>The value.</returns>
    public static string AddSecret(this INukeBuild build, string value)
    {
        ArgumentNullException.ThrowIfNull(build);
        BuildContext.Current.Console.Masking.Add(value);
        return value;
    }

    /// <summary>A text without the secrets that the build knows, for what is written past the build's own output.</summary>
    public static string MaskSecrets(this INukeBuild build, string text)
    {
        ArgumentNullException.ThrowIfNull(build);
        return BuildContext.Current.Mask(text);
    }
}
