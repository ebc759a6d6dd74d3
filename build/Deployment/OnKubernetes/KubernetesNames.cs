using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>What the objects of an environment are called. Whatever the environment is called, each name is a DNS label.</summary>
sealed partial class KubernetesNames(DeploymentEnvironment environment)
{
    // The longest that is put behind it has 20 characters, and a label at most 63; behind the name of a CronJob a cluster puts 11 more,
    // so that it may have at most 52 itself.
    const int MaxPrefix = 40;
    const int HashLength = 8;

    /// <summary>What all names start with, and the name of what there is only one of.</summary>
    public string Prefix { get; } = LabelOf($"{environment.Instance}-{environment.Name}".ToLowerInvariant());

    /// <summary>The claim of the models registry.</summary>
    public string Models => environment.Kubernetes.ModelsClaim ?? $"{Prefix}-models";

    /// <summary>The retraining.</summary>
    public string Retraining => $"{Prefix}-retraining";

    /// <summary>The settings, by their content: other settings are another object, so that old pods keep theirs.</summary>
    public string Settings(IReadOnlyDictionary<string, string> settings) =>
        $"{Prefix}-settings-{HashOf(string.Concat(settings.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key.Length}:{x.Key}={x.Value.Length}:{x.Value}\n")), 10)}";

    // A name that had to be changed gets a part of its hash, so that two of them do not become one.
    static string LabelOf(string name)
    {
        var label = NotOfALabel().Replace(name, "-").Trim('-');
        // The name of a Service starts with a letter.
        if (label.Length == 0 || !char.IsAsciiLetterLower(label[0]))
            label = $"x{label}";
        return label == name && label.Length <= MaxPrefix
            ? label
            : $"{label[..Math.Min(label.Length, MaxPrefix - HashLength - 1)].TrimEnd('-')}-{HashOf(name, HashLength)}";
    }

    static string HashOf(string text, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];

    [GeneratedRegex("[^a-z0-9-]+")]
    private static partial Regex NotOfALabel();
}
