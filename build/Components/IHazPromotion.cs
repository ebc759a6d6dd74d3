using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;
using Nuke.Common;
using Serilog;

namespace Delivery.Components;

/// <summary>A build that lets releases from one environment into the next, and back.</summary>
public interface IHazPromotion : IHazPromotionPage
{
    [Parameter("Approves the promotion instead of doing it; signs with SigningKey, which must be an approver's.")]
    bool Approve => TryGetValue<bool?>(() => Approve) ?? false;

    [Parameter("Passes over checks that fail, for this reason; never over identity or signatures.")]
    string? BreakGlass => TryGetValue(() => BreakGlass);

    [Parameter("The private key that allows it, in PEM.")]
    [Secret]
    string? BreakGlassKey => TryGetValue(() => BreakGlassKey);

    /// <summary>The way to an environment from the one before it.</summary>
    PromotionWay WayTo(DeploymentEnvironment environment)
    {
        var to = With(environment);
        return new PromotionWay(Chain.Single(x => x.Name == to.Previous), to, PromotionPolicies.Of(to));
    }

    /// <summary>The environment whose target is part of this build: what promoting and going back are about.</summary>
    /// <param name="target">The target that asks.</param>
    /// <exception cref="StopException">There is none (exit code 2).</exception>
    DeploymentEnvironment RequestedEnvironment(string target) =>
        Chain.LastOrDefault(x => x.Previous is not null && ExecutionPlan.Any(y => y.Name == x.Name))
        ?? throw StopException.Refused(
            $"{target} needs an environment: ./build.sh {target} --target {Environments.Production.Name}"
        );

    /// <summary>Whether this build goes back: then the environment that is named is where, and nothing is promoted.</summary>
    bool GoesBack =>
        InvokedTargets.Any(x => x.Name == "Rollback")
        // A target that is named with --target wins over those in front; what stands behind an option is no target.
        || EnvironmentInfo
            .CommandLineArguments.TakeWhile(x => !x.StartsWith('-'))
            .SelectMany(x => x.Split('+'))
            .Any(x => x.Equals("Rollback", StringComparison.OrdinalIgnoreCase));

    /// <summary>Shows how the gates of a way stand, and changes nothing; the exit code is that of the promotion.</summary>
    async Task ShowGatesAsync(DeploymentEnvironment environment, string target)
    {
        var view = await LookAsync(environment, target);
        foreach (var line in view.ToLines())
            Log.Information("{Line:l}", line);
    }

    /// <summary>The same as JSON.</summary>
    async Task<string> DescribeGatesAsync(DeploymentEnvironment environment, string target) =>
        (await LookAsync(environment, target)).ToJson();

    /// <summary>Why checks may be passed over, and by whom; null when nobody breaks the glass.</summary>
    /// <exception cref="StopException">There is no reason, or the key cannot be read (exit code 2).</exception>
    BreakGlass? BrokenGlass(TrustedKeys trusted)
    {
        if (BreakGlass is not { } reason)
            return null;
        if (string.IsNullOrWhiteSpace(reason))
            throw StopException.Refused("--break-glass needs a reason: it is what the ledger will say.");
        if (BreakGlassKey is not { Length: > 0 } pem)
            return new BreakGlass(reason, Owner: null);
        using var key = Promotion.Attestations.SigningKey.Read(pem, password: null, "The secret BreakGlassKey");
        return new BreakGlass(reason, trusted.In(KeyRole.BreakGlass).All.FirstOrDefault(x => x.Id == key.Id)?.Owner);
    }

    /// <summary>Expects that one of these targets has done something: what was skipped is not done.</summary>
    /// <exception cref="StopException">None has (exit code <see cref="PromotionExitCode.Skipped"/>).</exception>
    Task RequireDone(params string[] targets) =>
        SucceededTargets.Any(x => targets.Contains(x.Name))
            ? Task.CompletedTask
            : throw StopException.With(
                PromotionExitCode.Skipped,
                $"{string.Join(" and ", targets)} were skipped, so nothing was done. Run it without --skip."
            );

    private async Task<PromotionPlanView> LookAsync(DeploymentEnvironment environment, string target)
    {
        PromotionPlanView view = null!;
        await this.Run(async () =>
        {
            var way = WayTo(environment);
            using var setting = await OpenForLookingAsync(target, way.To);
            var facts = await new PromotionSurvey(setting, takesTags: false).CollectAsync(
                way,
                BrokenGlass(setting.Trusted),
                CancellationToken.None
            );
            view = new PromotionPlanView(facts, PromotionRules.Decide(facts, way.Policy));
            if (view.ExitCode != 0)
                ExitCode = view.ExitCode;
        });
        return view;
    }
}
