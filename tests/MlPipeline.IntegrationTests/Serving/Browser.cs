using Microsoft.Playwright;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>A real browser, one for all tests; each page has a profile of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    const string Path = "/usr/bin/chromium";

    // Long enough for a machine that is busy with other tests: what is waited for comes, and how fast is measured elsewhere.
    const float Patience = 60_000;

    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A page that is not open yet. Skips the test where there is no browser, but not on a build server.</summary>
    public async Task<IPage> PageAsync(BrowserNewContextOptions? options = null)
    {
        MachinePart.Require(browser is not null, $"There is no browser at {Path}: install Debian's package chromium.");
        var context = await browser!.NewContextAsync(options ?? new());
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
