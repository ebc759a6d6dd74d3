using Delivery.Deployment;

namespace Delivery.Promotion.Running;

/// <summary>Takes turns at an environment.</summary>
static class EnvironmentTurn
{
    /// <summary>Waits for the right to change an environment, as long as the setting allows.</summary>
    /// <exception cref="Delivery.Outcomes.StopException">Somebody else has it; the message names them.</exception>
    public static Task<EnvironmentLock> TakeAsync(
        PromotionSetting setting,
        DeploymentEnvironment environment,
        string purpose,
        CancellationToken cancellation
    )
    {
        setting.Before(PromotionStep.Lock);
        return setting.Target.LockAsync(
            environment,
            LockHolder.ThisProcess(purpose, setting.Clock),
            setting.Patience,
            x => setting.Say($"Waiting for {x}"),
            cancellation
        );
    }
}
