using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Vulnerabilities;
using Delivery.Versioning;

namespace Delivery.Promotion.Running;

/// <summary>What a promotion works with.</summary>
public sealed record PromotionSetting : IDisposable
{
    /// <summary>What the environments run on.</summary>
    public required IDeployTarget Target { get; init; }

    /// <summary>Where images, evidence and ledger are.</summary>
    public required OciRegistry Registry { get; init; }

    /// <summary>The repository of the release image there.</summary>
    public required string ImageName { get; init; }

    /// <summary>The repository's tags.</summary>
    public required EnvironmentTags Tags { get; init; }

    /// <summary>The address of the repository, as provenance names it.</summary>
    public required string Repository { get; init; }

    /// <summary>Signs what is stated here.</summary>
    public required SigningKey Key { get; init; }

    /// <summary>The keys that are trusted.</summary>
    public required TrustedKeys Trusted { get; init; }

    /// <summary>Knows what is vulnerable today.</summary>
    public required NuGetVulnerabilities Vulnerabilities { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>How long to wait while somebody else is at the environment.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Who does it: a person or a job, with the machine.</summary>
    public required string Who { get; init; }

    /// <summary>What does it, as a URI: the build of this repository, at its commit.</summary>
    public required string Tool { get; init; }

    /// <summary>Tells people what is being done.</summary>
    public required Action<string> Say { get; init; }

    /// <summary>Called before each step.</summary>
    public Action<PromotionStep> Before { get; init; } = _ => { };

    /// <summary>Takes secrets out of what is written for ever: a release may have said anything when it failed.</summary>
    public Func<string, string> Mask { get; init; } = x => x;

    public AttestationStore Evidence => field ??= new(Registry, ImageName);

    public LedgerStore Ledger => field ??= new(Registry, ImageName);

    /// <summary>An image by its digest.</summary>
    public ImageReference ImageOf(string digest) => new(Registry.Host, ImageName, null, digest);

    /// <summary>The label of an environment in the registry: a tag that moves.</summary>
    public static string LabelOf(string environment) => environment.ToLowerInvariant();

    /// <summary>Closes target, registry and key.</summary>
    public void Dispose()
    {
        Target.Dispose();
        Registry.Dispose();
        Key.Dispose();
    }
}
