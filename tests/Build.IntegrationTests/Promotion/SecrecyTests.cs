using System.Text;
using System.Text.Json;
using Delivery.Outcomes;
using Delivery.Promotion.Rules;
using Nuke.Common;
using Serilog;

namespace Build.IntegrationTests.Promotion;

/// <summary>What must not be told. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class SecrecyTests : IAsyncLifetime
{
    // JSON writes no character of it otherwise: it could not hide there.
    const string Secret = "canary/8f2c?=0b7e";

    static readonly string[] s_forms =
    [
        Secret,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Uri.EscapeDataString(Secret),
    ];

    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G23_a_secret_that_a_release_or_a_reason_gives_away_is_written_nowhere()
    {
        var told = string.Join(" and ", s_forms);
        var first = await _world.AcceptAsync("1.0.0");
        _world.Target.LastWords = told;

        var run = await ActionBuild.Run(_world.Root, () => TellEverywhereAsync(told));

        run.Output.ShouldContain("did not prove itself");
        var written = string.Join(
            '\n',
            [
                run.Output,
                JsonSerializer.Serialize(await _world.LedgerAsync()),
                JsonSerializer.Serialize(await _world.Setting.Evidence.ReadAsync(first.Digest, _world.Setting.Trusted)),
                .. _world.Git.Run("for-each-ref", "--format=%(refname) %(contents)", "refs/tags"),
            ]
        );
        // All of it was written, and only the secret is missing.
        written.ShouldContain("a fire");
        written.ShouldContain("a way back");
        foreach (var form in s_forms)
            written.ShouldNotContain(form, Case.Sensitive);
    }

    async Task TellEverywhereAsync(string told)
    {
        var build = new ActionBuild(() => Task.CompletedTask);
        build.AddSecret(Secret);
        var setting = _world.Setting with { Mask = build.MaskSecrets, Say = x => Log.Information("{Message:l}", x) };
        await _world.PromoteAsync(setting: setting, breakGlass: new BreakGlass($"a fire: {told}", "ada@example.com"));
        var next = await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync(setting: setting);
        await _world.RollbackAsync("1.0.0", setting, $"a way back: {told}");
        _world.Target.Ill.Add(next.Digest);
        var failure = await Should.ThrowAsync<StopException>(() => _world.PromoteAsync(setting: setting));
        Log.Error("{Message:l}", failure.Message);
    }
}
