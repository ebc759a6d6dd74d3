using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>
/// A release that is let into an environment and tested there before it counts: first it is deployed, and when the tests
/// have passed it is confirmed. In between nothing says that it was verified.
/// </summary>
/// <param name="setting">What it works with.</param>
public sealed class StagedRelease(PromotionSetting setting)
{
    /// <summary>Lets the release in, and deploys it.</summary>
    /// <exception cref="StopException">As <see cref="PromotionRun.PromoteAsync"/>.</exception>
    public async Task<VerifiedRelease> DeployAsync(
        PromotionWay way,
        BreakGlass? breakGlass,
        CancellationToken cancellation
    )
    {
        await using var held = await EnvironmentTurn.TakeAsync(
            setting,
            way.To,
            $"promotion from {way.From.Name}",
            cancellation
        );
        var admitted = await new Admission(setting).LetInAsync(way, breakGlass, cancellation);
        if (admitted.IsNew)
            await new ReleaseSwitch(setting).ToAsync(admitted.Line, admitted.Replaced, held, cancellation);
        else
            setting.Say($"{way.To.Name} runs {admitted.Line.Version} already.");
        setting.Before(PromotionStep.Release);
        return admitted.Line.Release;
    }

    /// <summary>States what the tests have said; when they have passed, the release is confirmed.</summary>
    /// <param name="way">From where to where.</param>
    /// <param name="tests">What was tested, and with what result.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StopException">Another release was tested, or runs by now: nothing is confirmed (exit code 1).</exception>
    public async Task ConfirmAsync(PromotionWay way, TestRecord tests, CancellationToken cancellation)
    {
        await using var held = await EnvironmentTurn.TakeAsync(setting, way.To, "acceptance", cancellation);
        var ledger = await LedgerReading.ReadAsync(setting.Ledger, way.To.Name);
        var line = ledger.Unfinished ?? ledger.Current;
        if (line is null || setting.ImageOf(line.Digest).ToString() != tests.Image)
            throw StopException.Failed(
                $"{tests.Image} was tested in {way.To.Name}, but the ledger says that {line?.Digest ?? "nothing"} was let in there. "
                    + $"Somebody else was quicker: run ./build.sh {way.To.Name} again."
            );
        setting.Before(PromotionStep.Accept);
        await new ReleaseEvidence(setting).StateTestsAsync(line.Digest, "acceptance", tests);
        if (!tests.Passed)
        {
            await new LedgerWriter(setting).WriteAsync(line, LedgerEvent.Failed, $"acceptance: {tests.Failures}");
            return;
        }
        var verification = Verification.Of(await setting.Target.ReadAsync(way.To, cancellation), line.Digest);
        if (verification.Verdict != VerificationVerdict.Passed)
            throw StopException.Failed($"{way.To.Name} does not run what was tested any more: {verification.Reason}");
        if (ledger.Unfinished is not null)
            await new Confirmation(setting).OfPromotionAsync(line, way.Policy);
        setting.Before(PromotionStep.Release);
    }
}
