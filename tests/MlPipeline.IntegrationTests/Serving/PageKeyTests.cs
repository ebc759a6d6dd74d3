using MlPipeline.Hosting.Serving;
using MlPipeline.Hosting.Serving.Security;
using static Microsoft.Playwright.Assertions;

namespace MlPipeline.IntegrationTests.Serving;

public sealed class PageKeyTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Where_the_service_asks_for_a_key_the_page_does_and_keeps_it_for_its_tab_only()
    {
        using var folder = new TemporaryFolder();
        var key = ApiKeyFile.Add(folder["keys"], "page", new DateOnly(2026, 1, 1));
        await using var service = await DemandService.StartAsync(
            "naive",
            new ServingOptions { ApiKeys = folder["keys"] }
        );
        var page = await browser.PageAsync();
        await page.GotoAsync(service.Address.ToString());

        var input = page.GetByLabel("API key", new() { Exact = true });
        await Expect(input).ToBeFocusedAsync();
        await Expect(page.Locator("#content")).ToBeHiddenAsync();
        await input.FillAsync("guessed");
        await input.PressAsync("Enter");
        await Expect(page.Locator("#key-error")).ToContainTextAsync("API key");
        await input.FillAsync(key);
        await input.PressAsync("Enter");

        await Expect(page.Locator("h1:visible")).ToContainTextAsync("Naive rule answers: version 1");
        await page.ReloadAsync();
        await Expect(page.Locator("h1:visible")).ToContainTextAsync("Naive rule answers: version 1");
        (
            await page.EvaluateAsync<string>("JSON.stringify(localStorage) + document.cookie + location.href")
        ).ShouldNotContain(key);
        await using var other = await page.Context.Browser!.NewContextAsync();
        var stranger = await other.NewPageAsync();
        await stranger.GotoAsync(service.Address.ToString());
        await Expect(stranger.GetByLabel("API key", new() { Exact = true })).ToBeFocusedAsync();
    }
}
