using System.Text.Json;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Comparison;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Sbom;
using Delivery.Versioning;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Promotion;

/// <summary>What lies between two releases. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class ComparisonTests : IAsyncLifetime
{
    static readonly SbomComponent s_kept = new(SbomComponentKind.NuGet, "Kept.Package", "1.0.0");
    static readonly SbomComponent s_gone = new(SbomComponentKind.Debian, "gone", "3.1-2");
    static readonly SbomComponent s_old = new(SbomComponentKind.NuGet, "Some.Package", "1.0.0");
    static readonly SbomComponent s_new = new(SbomComponentKind.NuGet, "Some.Package", "1.2.0");
    static readonly SbomComponent s_added = new(SbomComponentKind.Other, "dotnet-runtime", "10.0.1");

    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await PromotionWorld.CreateAsync();
        await _world.AcceptAsync("1.0.0", null, s_kept, s_gone, s_old);
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0", null, s_kept, s_new, s_added);
        _world.Way = _world.Way with { To = _world.Way.To with { ModelAlias = "candidate" } };
        await _world.PromoteAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G21_two_releases_differ_by_commits_components_and_configuration()
    {
        var comparison = await CompareAsync("1.0.0", "1.1.0");

        comparison.AddedCommits.ShouldNotBeNull().ShouldHaveSingleItem().ShouldEndWith("Version 1.1.0");
        comparison.RemovedCommits.ShouldNotBeNull().ShouldBeEmpty();
        comparison.Components.ShouldBe([
            new Change("Some.Package (NuGet)", "1.0.0", "1.2.0"),
            new Change("dotnet-runtime (Other)", null, "10.0.1"),
            new Change("gone (Debian)", "3.1-2", null),
        ]);
        var change = comparison.Configuration.ShouldHaveSingleItem();
        (change.Before, change.After).ShouldBe(("champion", "candidate"));
    }

    [Fact]
    public async Task People_and_programs_get_the_same_comparison()
    {
        var comparison = await CompareAsync("1.0.0", "Production");

        var text = comparison.ToText();
        text.ShouldContain("commits: 1");
        text.ShouldContain("components: 3");
        text.ShouldContain("  ~ Some.Package (NuGet) 1.0.0 -> 1.2.0");
        text.ShouldContain("  - gone (Debian) 3.1-2");
        text.ShouldContain("configuration: 1");
        using var json = JsonDocument.Parse(comparison.ToJson());
        json.RootElement.GetProperty("to").GetProperty("version").GetString().ShouldBe("1.1.0");
        json.RootElement.GetProperty("components").GetArrayLength().ShouldBe(3);
        json.RootElement.GetProperty("configuration").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_way_back_takes_the_same_commits_away()
    {
        var comparison = await CompareAsync("1.1.0", "1.0.0");

        comparison.AddedCommits.ShouldNotBeNull().ShouldBeEmpty();
        comparison.RemovedCommits.ShouldNotBeNull().ShouldHaveSingleItem().ShouldEndWith("Version 1.1.0");
    }

    [Fact]
    public async Task A_release_is_known_by_its_version_its_digest_and_its_environment()
    {
        var entries = await _world.LedgerAsync();
        var digest = entries[^1].Digest;

        RecordedRelease.Find("1.1.0", entries).Digest.ShouldBe(digest);
        RecordedRelease.Find(digest[..15], entries).Digest.ShouldBe(digest);
        RecordedRelease.Find(digest["sha256:".Length..][..12], entries).Digest.ShouldBe(digest);
        RecordedRelease.Find("production", entries).Digest.ShouldBe(digest);
        var refusal = Should.Throw<StopException>(() => RecordedRelease.Find("2.0.0", entries));
        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldBe("No ledger knows 2.0.0. They know: 1.0.0, 1.1.0");
    }

    [Fact]
    public async Task What_nobody_can_tell_is_unknown_and_not_the_same()
    {
        using var stranger = SigningKey.Create();
        var others = new TrustedKeys([new TrustedKey("another", KeyRole.Builder, stranger.PublicPem)]);
        var elsewhere = (_world.Root.Parent! / "elsewhere").CreateDirectory();
        new GitCommands(elsewhere).Run("init", "--quiet");

        var comparison = await CompareAsync("1.0.0", "1.1.0", others, new EnvironmentTags(elsewhere));

        comparison.Components.ShouldBeNull();
        comparison.AddedCommits.ShouldBeNull();
        comparison.ToText().ShouldContain("components: unknown (no trusted SBOM says what is in them)");
        comparison.ToText().ShouldContain("commits: unknown (this clone does not have them: git fetch --tags)");
    }

    async Task<ReleaseComparison> CompareAsync(
        string before,
        string after,
        TrustedKeys? trusted = null,
        EnvironmentTags? tags = null
    )
    {
        IReadOnlyList<LedgerEntry> all = await _world.LedgerAsync();
        return await new ReleaseComparer(
            _world.Setting.Evidence,
            trusted ?? _world.Setting.Trusted,
            tags ?? _world.Setting.Tags
        ).CompareAsync(RecordedRelease.Find(before, all), RecordedRelease.Find(after, all));
    }
}
