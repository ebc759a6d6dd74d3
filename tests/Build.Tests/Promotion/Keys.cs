using Delivery.Promotion.Attestations;

namespace Build.Tests.Promotion;

/// <summary>Keys of the people and machines in these tests.</summary>
static class Keys
{
    public static SigningKey Builder { get; } = SigningKey.Create();

    public static SigningKey Approver { get; } = SigningKey.Create();

    public static SigningKey Author { get; } = SigningKey.Create();

    public static SigningKey Stranger { get; } = SigningKey.Create();

    public static TrustedKeys Trusted { get; } =
        new([
            new("ci", KeyRole.Builder, Builder.PublicPem),
            new("ada@example.com", KeyRole.Approver, Approver.PublicPem),
            new("grace@example.com", KeyRole.Approver, Author.PublicPem),
        ]);
}
