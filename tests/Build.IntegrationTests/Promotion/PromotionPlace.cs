namespace Build.IntegrationTests.Promotion;

/// <summary>Where repository, registry and feed of a test are.</summary>
/// <param name="Root">The folder of the work tree.</param>
/// <param name="Registry">The address of the registry.</param>
/// <param name="Feed">The address of the feed that knows what is vulnerable.</param>
sealed record PromotionPlace(string Root, string Registry, string Feed);
