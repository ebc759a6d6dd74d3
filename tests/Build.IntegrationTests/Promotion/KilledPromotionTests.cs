using Delivery.Deployment;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;
using Nuke.Common.IO;
using static Build.IntegrationTests.Promotion.PromotionProcess;

namespace Build.IntegrationTests.Promotion;

/// <summary>
/// Promotions and rollbacks in processes of their own. The number of a test is that of the guarantee in docs/promotion.md;
/// PROMOTION_TEST_ROUNDS says how often all of it is done.
/// </summary>
public sealed class KilledPromotionTests : IAsyncLifetime
{
    static readonly PromotionStep[] s_rollback =
    [
        PromotionStep.Lock,
        PromotionStep.Decide,
        PromotionStep.Announce,
        PromotionStep.Label,
        PromotionStep.Deploy,
        PromotionStep.Verify,
        PromotionStep.Tag,
        PromotionStep.Record,
        PromotionStep.Release,
    ];

    static readonly PromotionStep[] s_promotion = [.. s_rollback, PromotionStep.Attest];

    PromotionWorld _world = null!;
    FolderTarget _target = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await PromotionWorld.CreateAsync();
        _target = new FolderTarget(_world.Order.Folder);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G15_killed_at_any_step_the_next_run_converges_and_only_what_was_accepted_ever_runs()
    {
        var first = await AcceptAsync("1.0.0");
        await EndsWith(0, _world.Order);
        HashSet<string> accepted = [first.Digest];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var step in s_promotion)
            {
                var release = await AcceptAsync($"1.{round + 1}.{(int)step}");
                accepted.Add(release.Digest);
                await EndsWith(137, _world.Order with { LastStep = step });

                await EndsWith(0, _world.Order);

                await AllAgreeOn(release, $"promotion killed before {step}");
                if (!s_rollback.Contains(step))
                    continue;
                await EndsWith(
                    137,
                    _world.Order with
                    {
                        LastStep = step,
                        Work = PromotionWork.Rollback,
                        BackTo = first.Version,
                    }
                );

                await EndsWith(0, _world.Order with { Work = PromotionWork.Rollback, BackTo = first.Version });

                await AllAgreeOn(first, $"rollback killed before {step}");
            }
        }
        _target.Ran(Environments.Production).ShouldBeSubsetOf(accepted);
    }

    [Fact]
    public async Task G14_of_two_processes_at_the_same_time_exactly_one_does_it()
    {
        for (var round = 0; round < Math.Max(1, Rounds * 5); round++)
        {
            var release = await AcceptAsync($"1.0.{round}");

            await Task.WhenAll(EndsWith(0, _world.Order), EndsWith(0, _world.Order));

            _target.Ran(Environments.Production).Count(x => x == release.Digest).ShouldBe(1);
            await AllAgreeOn(release, "two at once");
        }
    }

    [Fact]
    public async Task G2_nothing_is_built_so_builds_that_fail_do_not_matter()
    {
        var programs = (_world.Root.Parent! / "programs").CreateDirectory();
        foreach (var program in new[] { "dotnet", "docker", "buildx" })
        {
            File.WriteAllText(programs / program, $"#!/bin/sh\necho {program} >> '{programs}/calls'\nexit 1\n");
            (programs / program).SetExecutable();
        }
        var release = await AcceptAsync("1.0.0");

        await EndsWith(0, _world.Order, programs);

        await AllAgreeOn(release, "with programs that fail");
        File.Exists(programs / "calls").ShouldBeFalse();
    }

    async Task<VerifiedRelease> AcceptAsync(string version)
    {
        var release = await _world.AcceptAsync(version);
        _target.Run(Environments.Staging, _world.ReleaseOf(release));
        return release;
    }

    async Task AllAgreeOn(VerifiedRelease release, string when) =>
        (await _world.FactsAsync(_target)).ShouldBe(
            (release.Digest, release.Digest, release.Commit, release.Digest),
            when
        );
}
