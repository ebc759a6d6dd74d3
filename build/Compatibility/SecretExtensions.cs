namespace Nuke.Common;

/// <summary>What the embedded engine masks and Nuke does not.</summary>
public static class SecretExtensions
{
    /// <summary>Does nothing here: Nuke masks no values.</summary>
    /// <returns>The value.</returns>
    public static string AddSecret(this INukeBuild build, string value) => value;

    /// <summary>Does nothing here: Nuke masks no values.</summary>
    /// <returns>The text.</returns>
    public static string MaskSecrets(this INukeBuild build, string text) => text;
}
