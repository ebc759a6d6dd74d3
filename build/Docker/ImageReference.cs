using System.Text.RegularExpressions;
using Delivery.Outcomes;

namespace Delivery.Docker;

/// <summary>The name of an image: <c>registry/repository:tag</c>, or with a digest in place of the tag.</summary>
/// <param name="Registry">The host, with its port where it has one; null for an image that only this machine has, or for Docker Hub.</param>
/// <param name="Repository">The path, in lower case.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest (<c>sha256:…</c>), or null.</param>
public sealed partial record ImageReference(string? Registry, string Repository, string? Tag, string? Digest = null)
{
    /// <summary>The name without tag and digest.</summary>
    public string Name => Registry is null ? Repository : $"{Registry}/{Repository}";

    /// <summary>Reads a name as Docker does: what comes before the first slash is a registry if it looks like a host.</summary>
    /// <exception cref="StopException">It is none (exit code 2).</exception>
    public static ImageReference Parse(string text)
    {
        if (Grammar().Match(text) is not { Success: true } match)
            throw StopException.Refused(
                $"\"{text}\" is not the name of an image. Expected: registry:port/repository:tag, in lower case but for the tag."
            );
        return new ImageReference(
            Part(match.Groups["registry"]),
            match.Groups["repository"].Value,
            Part(match.Groups["tag"]),
            Part(match.Groups["digest"])
        );
    }

    /// <summary>The same image under another tag.</summary>
    public ImageReference WithTag(string tag) => this with { Tag = tag, Digest = null };

    /// <summary>The very image: by its digest.</summary>
    public ImageReference WithDigest(string digest) => this with { Tag = null, Digest = digest };

    public override string ToString() =>
        Digest is not null ? $"{Name}@{Digest}"
        : Tag is not null ? $"{Name}:{Tag}"
        : Name;

    static string? Part(Group group) => group.Success ? group.Value : null;

    // https://github.com/distribution/reference: a host has a dot or a port, or is localhost.
    [GeneratedRegex(
        @"^((?<registry>(localhost|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:\d)|\[[0-9a-fA-F:]+\])(:\d+)?)/)?"
            + @"(?<repository>[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)"
            + @"(:(?<tag>\w[\w.-]{0,127}))?(@(?<digest>sha256:[0-9a-f]{64}))?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Grammar();
}
