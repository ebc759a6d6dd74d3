using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MlPipeline.IntegrationTests.Serving;

public sealed class PageTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    DemandService service = null!;

    public async ValueTask InitializeAsync() => service = await DemandService.StartAsync("boosting-lightgbm");

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task It_shows_which_model_answers_how_good_it_is_and_a_prediction_of_its_example()
    {
        var page = await OpenAsync();

        await Expect(page.Locator("h1:visible"))
            .ToHaveTextAsync("Boosting (LightGBM) answers: version 1, the champion.");
        await Expect(page.Locator("#lead")).ToContainTextAsync("the baseline, “Naive rule”");
        await Expect(page.Locator("#scores tbody tr")).ToHaveCountAsync(4);
        await Expect(page.Locator("#plots figure")).ToHaveCountAsync(3);
        var example = (await service.GetAsync("/v1/model"))
            .Json.GetProperty("metadata")
            .GetProperty("examplePrediction");
        (await PredictionAsync(page)).ShouldBe(example.GetDouble(), tolerance: 0.01);
        await Expect(page.Locator("#explanation li")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_loads_nothing_from_elsewhere_and_leaves_nothing_in_the_console()
    {
        var page = await browser.PageAsync();
        var requests = new List<string>();
        var messages = new List<string>();
        page.Request += (_, x) => requests.Add(x.Url);
        page.Console += (_, x) => messages.Add($"{x.Type}: {x.Text}");
        page.PageError += (_, x) => messages.Add(x);

        await OpenAsync(page);
        await page.RunAndWaitForResponseAsync(
            () => Input(page, "price (€)").FillAsync("9"),
            x => x.Url.Contains("/v1/predict", StringComparison.Ordinal)
        );

        requests.ShouldAllBe(x => x.StartsWith(service.Address.ToString(), StringComparison.Ordinal) || x == "data:,");
        requests.Count.ShouldBeGreaterThan(5);
        messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_value_gives_another_prediction()
    {
        var page = await OpenAsync();
        var before = await PredictionAsync(page);

        await Input(page, "demand before (pieces)").FillAsync("95");
        await Expect(page.Locator("#prediction")).Not.ToContainTextAsync(Shown(before));
        var high = await PredictionAsync(page);
        await Input(page, "demand before (pieces)").FillAsync("5");
        await Expect(page.Locator("#prediction")).Not.ToContainTextAsync(Shown(high));

        high.ShouldBeGreaterThan(await PredictionAsync(page) + 10);
        await page.GetByText("Back to the first values").ClickAsync();
        await Expect(page.Locator("#prediction")).ToContainTextAsync(Shown(before));
    }

    [Fact]
    public async Task A_value_that_cannot_be_used_has_its_message_beside_it_until_it_is_put_right()
    {
        var page = await OpenAsync();
        var price = Input(page, "price (€)");

        await price.FillAsync("cheap");
        await Expect(page.Locator("#field-price-error")).ToContainTextAsync("is not a finite number (€)");
        await Expect(price).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#answer-error")).ToContainTextAsync("1 value needs another look");
        await price.FillAsync("7");

        await Expect(page.Locator("#field-price-error")).ToBeEmptyAsync();
        await Expect(page.Locator("#prediction")).Not.ToHaveAttributeAsync("data-stale", "");
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_the_form_and_changes_a_number()
    {
        var page = await OpenAsync();
        var before = Number(await Input(page, "demand before (pieces)").InputValueAsync());

        // The link that leads past the heading, the form, its first field, its second.
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the form")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(Input(page, "demand before (pieces)")).ToBeFocusedAsync();
        for (var i = 0; i < 5; i++)
            await page.Keyboard.PressAsync("ArrowDown");

        // A step is the power of ten at or below a twentieth of the range, which is some 100 pieces.
        Number(await Input(page, "demand before (pieces)").InputValueAsync()).ShouldBe(before - 5, tolerance: 1e-6);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Nothing_needs_scrolling_sideways_on_a_phone_or_a_desk(int width)
    {
        var page = await browser.PageAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );

        await OpenAsync(page);

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task In_dark_surroundings_it_is_dark_and_all_words_can_be_read()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await OpenAsync(await browser.PageAsync(new() { ColorScheme = scheme }));
            // The ratio of luminances that WCAG 2.2 asks for is 4.5 (success criterion 1.4.3).
            (await page.EvaluateAsync<string[]>(Contrast.Script)).ShouldBeEmpty();
            var paper = await page.EvaluateAsync<int>(
                "Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"
            );
            (paper < 128).ShouldBe(scheme == ColorScheme.Dark);
        }
    }

    [Fact]
    public async Task Every_input_has_a_label_and_every_drawing_says_what_it_shows()
    {
        var page = await OpenAsync();

        var nameless = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('input, button, svg[role=img], [tabindex="0"]')]
              .filter(x => !(x.labels?.length || x.getAttribute('aria-label') || x.textContent.trim()))
              .map(x => x.outerHTML)
            """
        );

        nameless.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_and_inputs_so_far_are_shown()
    {
        await service.PostAsync("""{"price":7.5,"demand_before":400,"events":"strike"}""");
        await Eventually.Of(
            async () => (await service.GetAsync("/v1/drift")).Body,
            x => x.Contains("\"price\"", StringComparison.Ordinal)
        );

        var page = await OpenAsync();

        await Expect(page.Locator("#traffic-note")).ToContainTextAsync("0 failed");
        await Expect(page.Locator("#traffic figure")).ToHaveCountAsync(2);
        await Expect(page.Locator("#drift tbody tr")).ToHaveCountAsync(4);
        await Expect(page.Locator("#drift-note")).ToContainTextAsync("not the drift check");
    }

    [Fact]
    public async Task Where_a_model_does_not_explain_itself_it_predicts_all_the_same()
    {
        var page = await browser.PageAsync();
        await page.RouteAsync(
            "**/v1/predict?explain=true",
            x => x.FulfillAsync(new() { Status = 400, Body = """{"detail":"It does not explain its predictions."}""" })
        );

        await OpenAsync(page);

        (await PredictionAsync(page)).ShouldNotBe(0);
        await Expect(page.Locator("#explanation li")).ToHaveCountAsync(0);
    }

    async Task<IPage> OpenAsync(IPage? page = null)
    {
        page ??= await browser.PageAsync();
        await page.GotoAsync(service.Address.ToString());
        await Expect(page.Locator("#prediction")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"\d"));
        await Expect(page.Locator("#traffic-note")).Not.ToBeEmptyAsync();
        return page;
    }

    static ILocator Input(IPage page, string name) => page.GetByRole(AriaRole.Textbox, new() { Name = name });

    static async Task<double> PredictionAsync(IPage page)
    {
        await Expect(page.Locator("#prediction")).Not.ToHaveAttributeAsync("data-stale", "");
        var text = (await page.Locator("#prediction").InnerTextAsync()).Split(' ', '\n', '\u00a0')[0];
        return Number(text.Replace('−', '-').Replace(",", "", StringComparison.Ordinal));
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static string Shown(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
