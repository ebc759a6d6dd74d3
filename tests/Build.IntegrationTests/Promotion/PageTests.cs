using System.Net;
using Delivery.Deployment;
using Delivery.Promotion.Overview;

namespace Build.IntegrationTests.Promotion;

/// <summary>The page for people who look rather than read.</summary>
public sealed class PageTests : IAsyncLifetime
{
    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_board_shows_each_environment_with_version_digest_commit_and_evidence()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        var next = await _world.AcceptAsync("1.1.0");

        var page = await PageAsync();

        var staging = Card(page, "Staging");
        staging.ShouldContain("1.1.0");
        staging.ShouldContain(next.Digest);
        staging.ShouldContain(next.Commit);
        staging.ShouldContain("✓ acceptance");
        // What the next environment asks for and nobody has stated is no detail.
        staging.ShouldContain("✗ unit tests");
        var production = Card(page, "Production");
        production.ShouldContain("1.0.0");
        production.ShouldNotContain(next.Digest);
        Card(page, "Integration").ShouldContain("nothing");
    }

    [Fact]
    public async Task The_timeline_tells_of_all_environments_the_latest_first()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync();
        await _world.RollbackAsync(reason: "it answers <slowly> & wrongly");

        var page = await PageAsync();

        var timeline = page[page.IndexOf("<h2>Timeline</h2>", StringComparison.Ordinal)..];
        var back = timeline.IndexOf("rolled back to</span> <b>1.0.0</b>", StringComparison.Ordinal);
        var second = timeline.IndexOf("verified</span> <b>1.1.0</b>", StringComparison.Ordinal);
        var oldest = timeline.LastIndexOf("Staging: <span class=\"good\">verified</span>", StringComparison.Ordinal);
        back.ShouldBeInRange(0, second);
        second.ShouldBeLessThan(oldest);
        timeline.ShouldContain(first.Digest);
        // What somebody has written is text, and never a part of the page.
        timeline.ShouldContain("it answers &lt;slowly&gt; &amp; wrongly");
    }

    [Fact]
    public async Task What_contradicts_the_ledger_stands_on_the_board()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        var other = await _world.AcceptAsync("1.1.0");
        _world.Target.Run(Environments.Production, _world.ReleaseOf(other), other.Digest);

        Card(await PageAsync(), "Production").ShouldContain("the ledger says 1.0.0");
    }

    [Fact]
    public async Task A_registry_that_cannot_be_reached_is_said_and_not_shown_as_nothing()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.StopRegistry();

        var page = await PageAsync();

        page.ShouldContain("The ledger of Production cannot be trusted.");
        Card(page, "Production").ShouldContain("1.0.0");
        WebUtility.HtmlDecode(page).ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task The_page_is_complete_in_itself()
    {
        await _world.AcceptAsync("1.0.0");

        var page = await PageAsync();

        page.ShouldStartWith("<!DOCTYPE html>");
        foreach (var outside in new[] { "<script", "<link", "src=", "@import", "url(" })
            page.ShouldNotContain(outside);
    }

    async Task<string> PageAsync() =>
        PromotionPage.Of(
            await new OverviewReader(
                _world.Target,
                _world.Registry,
                PromotionWorld.ImageName,
                TimeProvider.System
            ).ReadAsync(Environments.All, _ => _world.Setting.Trusted, TestContext.Current.CancellationToken)
        );

    // What stands between the heading of an environment and the end of its card.
    static string Card(string page, string environment)
    {
        var start = page.IndexOf($"<h3><span>{environment}</span>", StringComparison.Ordinal);
        start.ShouldBePositive(page);
        return page[start..page.IndexOf("</article>", start, StringComparison.Ordinal)];
    }
}
