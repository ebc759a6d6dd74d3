namespace Delivery.Docker;

/// <summary>What a push has left in a registry.</summary>
/// <param name="Digest">The digest that is there now.</param>
/// <param name="SentLayers">The layers that the registry did not have: the first twelve digits of their hashes, uncompressed.</param>
public sealed record PushedImage(string Digest, IReadOnlyCollection<string> SentLayers)
{
    /// <summary>It was there already.</summary>
    public static PushedImage Known(string digest) => new(digest, []);
}
