using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Running;
using Delivery.Promotion.Vulnerabilities;
using Delivery.Versioning;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>A build that signs what it states, and knows whom it trusts.</summary>
public interface IHazEvidence : IHazEnvironments
{
    private const string NuGetFeed = "https://api.nuget.org/v3/index.json";

    [Parameter(
        "The private key that signs evidence, in PEM; without it a key of this machine, which no protected environment trusts."
    )]
    [Secret]
    string? SigningKey => TryGetValue(() => SigningKey);

    [Parameter("The password of that key.")]
    [Secret]
    string? SigningKeyPassword => TryGetValue(() => SigningKeyPassword);

    [Parameter("The NuGet feed that knows which packages are vulnerable; nuget.org by default.")]
    string VulnerabilitySource => TryGetValue(() => VulnerabilitySource) ?? NuGetFeed;

    /// <summary>The public keys that this repository trusts: <c>&lt;owner&gt;.&lt;role&gt;.pub</c>.</summary>
    AbsolutePath TrustedKeysDirectory => RootDirectory / "cicd" / "keys";

    /// <summary>The keys of this machine; not in git.</summary>
    AbsolutePath OwnKeysDirectory => TemporaryDirectory / "keys";

    /// <summary>The address of this repository, as provenance names it.</summary>
    string RepositoryAddress =>
        new GitCommands(RootDirectory).Try("remote", "get-url", "origin") is [var url, ..]
            ? WithoutUser(url)
            : RootDirectory.Name;

    /// <summary>What stating, promoting and going back work with; whoever asks disposes it.</summary>
    /// <param name="neededBy">The target that needs it.</param>
    /// <param name="environment">The environment that it is about: a protected one trusts no key of a machine.</param>
    async Task<PromotionSetting> OpenPromotionAsync(string neededBy, DeploymentEnvironment environment)
    {
        var registry = await OpenRegistryAsync(neededBy);
        if (SigningKey is not { Length: > 0 })
            Log.Information(
                "No SigningKey was given: evidence is signed with a key of this machine, which no protected environment trusts."
            );
        return await OpenAsync(
            neededBy,
            environment,
            registry,
            GivenKey ?? new KeyRing(OwnKeysDirectory).Development()
        );
    }

    /// <summary>The same for looking only: no key is made, no registry is started.</summary>
    /// <exception cref="StopException">There is no registry that anything could be read from (exit code 1).</exception>
    async Task<PromotionSetting> OpenForLookingAsync(string neededBy, DeploymentEnvironment environment)
    {
        var registry =
            await FindRegistryAsync()
            ?? throw StopException.Failed(
                "No registry was given, and none runs on this machine, so nothing was released here. Name one with --image-registry, "
                    + "or run ./build.sh Release."
            );
        // With a key that nobody knows nothing can be signed that anybody would trust.
        return await OpenAsync(
            neededBy,
            environment,
            registry,
            GivenKey ?? new KeyRing(OwnKeysDirectory).FindDevelopment() ?? Promotion.Attestations.SigningKey.Create()
        );
    }

    /// <summary>Whom an environment trusts that is not protected: the team's keys, and the one that this machine has made.</summary>
    TrustedKeys TrustedHere()
    {
        using var own = new KeyRing(OwnKeysDirectory).FindDevelopment();
        var trusted = TrustedKeys.Read(TrustedKeysDirectory);
        return own is null ? trusted : trusted.With(ThisMachine(own));
    }

    /// <summary>Called before each step of a promotion.</summary>
    void OnPromotionStep(PromotionStep step) { }

    private SigningKey? GivenKey =>
        SigningKey is { Length: > 0 } pem
            ? Promotion.Attestations.SigningKey.Read(pem, SigningKeyPassword, "The secret SigningKey")
            : null;

    private async Task<PromotionSetting> OpenAsync(
        string neededBy,
        DeploymentEnvironment environment,
        OciRegistry registry,
        SigningKey key
    )
    {
        var trusted = TrustedKeys.Read(TrustedKeysDirectory);
        return new PromotionSetting
        {
            Target = await OpenDeployTargetAsync(neededBy),
            Registry = registry,
            ImageName = ImageName,
            Tags = new EnvironmentTags(RootDirectory),
            Repository = RepositoryAddress,
            Key = key,
            Trusted = environment.IsProtected ? trusted : trusted.With(ThisMachine(key)),
            Vulnerabilities = new NuGetVulnerabilities(
                new HttpClient { Timeout = TimeSpan.FromSeconds(30) },
                new Uri(VulnerabilitySource)
            ),
            Clock = TimeProvider.System,
            Patience = TimeSpan.FromSeconds(LockTimeout),
            Who = LockHolder.ThisProcess(neededBy, TimeProvider.System).Name,
            Tool = ToolId(),
            Say = x => Log.Information("{Message:l}", x),
            Before = OnPromotionStep,
            Mask = this.MaskSecrets,
        };
    }

    private static TrustedKey ThisMachine(SigningKey key) => new("this machine", KeyRole.Builder, key.PublicPem);

    // The rules are code of the repository: which commit of it has decided.
    private string ToolId()
    {
        var tree = ReadWorkTree();
        return $"urn:mlpipeline:build:{tree.Commit}{(tree.Changes.Count > 0 ? "+changes" : "")}";
    }

    // What is in an address besides the address is nobody's business.
    private static string WithoutUser(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0
            ? new UriBuilder(uri) { UserName = "", Password = "" }.Uri.ToString()
            : url;
}
