using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Ledger;

namespace Delivery.Promotion.Running;

/// <summary>Label, deployment and verification; what ran before comes back, as it ran, when one of them fails.</summary>
sealed class ReleaseSwitch(PromotionSetting setting)
{
    readonly LedgerWriter _writer = new(setting);

    /// <summary>Lets an environment run what a line of the ledger tells.</summary>
    /// <param name="line">What shall run, and how.</param>
    /// <param name="before">The line of what ran before, or null.</param>
    /// <param name="held">The right to change the environment.</param>
    /// <param name="cancellation">Ends it; what served before serves, unless the switch was done.</param>
    /// <exception cref="StopException">The release did not prove itself; the exit code says what serves now.</exception>
    public async Task ToAsync(
        LedgerEntry line,
        LedgerEntry? before,
        EnvironmentLock held,
        CancellationToken cancellation
    )
    {
        setting.Before(PromotionStep.Label);
        await LabelAsync(line);
        setting.Before(PromotionStep.Deploy);
        var outcome = await DeployAsync(line, held, cancellation);
        setting.Before(PromotionStep.Verify);
        var verification = outcome.IsSuccess
            ? await VerifyAsync(line, held, cancellation)
            : new Verification(VerificationVerdict.Failed, outcome.Reason);
        if (verification.Verdict == VerificationVerdict.Passed)
        {
            setting.Say($"{line.Environment}: {verification.Reason}");
            return;
        }

        var reason = $"{verification.Verdict}: {verification.Reason}";
        await _writer.WriteAsync(line, LedgerEvent.Failed, reason);
        setting.Before(PromotionStep.Restore);
        var restored = await RestoreAsync(outcome, line, before, held, cancellation);
        var logs = outcome.Log.Count > 0 ? "\nIts last lines:\n" + string.Join('\n', outcome.Log) : "";
        if (!restored)
        {
            await _writer.WriteAsync(line, LedgerEvent.Lost, reason);
            throw StopException.With(
                DeploymentExitCode.NothingServes,
                $"{line.Version} did not prove itself in {line.Environment} ({reason}), and nothing from before could be restored.{logs}"
            );
        }
        await LabelAsync(before!);
        await _writer.WriteAsync(
            before! with
            {
                Who = setting.Who,
                Tool = setting.Tool,
                From = line.Digest,
                Plan = line.Plan,
            },
            LedgerEvent.Restored,
            reason
        );
        throw StopException.With(
            DeploymentExitCode.OldServes,
            $"{line.Version} did not prove itself in {line.Environment} ({reason}). {before!.Version} serves again.{logs}"
        );
    }

    Task LabelAsync(LedgerEntry line) =>
        setting.Registry.RetagAsync(setting.ImageName, line.Digest, PromotionSetting.LabelOf(line.Environment));

    Task<DeploymentOutcome> DeployAsync(LedgerEntry line, EnvironmentLock held, CancellationToken cancellation) =>
        setting.Target.DeployAsync(
            new Release(setting.ImageOf(line.Digest), line.Version, line.Commit, line.Tree),
            held.With(line.Configuration),
            new SynchronousProgress<DeploymentProgress>(x => setting.Say($"{line.Environment}: {x.Message}")),
            cancellation
        );

    async Task<Verification> VerifyAsync(LedgerEntry line, EnvironmentLock held, CancellationToken cancellation)
    {
        try
        {
            var environment = held.Environment.With(line.Configuration);
            return Verification.Of(await setting.Target.ReadAsync(environment, cancellation), line.Digest);
        }
        catch (StopException exception)
        {
            return Verification.Unreadable(exception.Message);
        }
    }

    async Task<bool> RestoreAsync(
        DeploymentOutcome outcome,
        LedgerEntry line,
        LedgerEntry? before,
        EnvironmentLock held,
        CancellationToken cancellation
    )
    {
        if (before is null)
            return false;
        // The target has kept the release from before; how it is reached may have changed with the new configuration.
        if (
            outcome.Result is DeploymentResult.OldKept or DeploymentResult.OldRestored
            && EnvironmentConfiguration.AreSame(line.Configuration, before.Configuration)
        )
            return true;
        var back = await DeployAsync(before, held, cancellation);
        return back.IsSuccess && (await VerifyAsync(before, held, cancellation)).Verdict == VerificationVerdict.Passed;
    }
}
