namespace Delivery.Docker;

/// <summary>A manifest, byte for byte: another byte would be another digest.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="MediaType">What they are.</param>
/// <param name="Digest">Their SHA-256, as <c>sha256:…</c>.</param>
public sealed record OciManifest(byte[] Content, string MediaType, string Digest);
