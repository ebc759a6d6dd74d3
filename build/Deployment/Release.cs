using Delivery.Docker;

namespace Delivery.Deployment;

/// <summary>What is deployed: one image, and what was recorded in it when it was built.</summary>
/// <param name="Image">The image by its digest.</param>
/// <param name="Version">The version that people read.</param>
/// <param name="Commit">The commit that it was built from.</param>
/// <param name="Tree">The tree of that commit: the files themselves, whatever commit holds them.</param>
public sealed record Release(ImageReference Image, string Version, string Commit, string Tree)
{
    /// <summary>What it is known by: <c>sha256:…</c>.</summary>
    public string Digest => Image.Digest!;

    /// <summary>An image of which nothing but its name is known: what was recorded in it was not read.</summary>
    public static Release Unread(ImageReference image) => new(image, "", "", "");

    public override string ToString() => $"{Version} ({Digest[..19]})";
}
