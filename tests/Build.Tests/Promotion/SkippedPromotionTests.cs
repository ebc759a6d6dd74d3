using Delivery.Components;
using Delivery.Promotion.Running;

namespace Build.Tests.Promotion;

/// <summary>What is not done must not look as if it were. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class SkippedPromotionTests : IDisposable
{
    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("Production", "--skip", "Promote")]
    [InlineData("Production", "--skip")]
    public async Task G16_a_promotion_that_was_skipped_is_not_a_success(params string[] arguments)
    {
        var run = await BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, _repository.Session(arguments));

        run.ExitCode.ShouldBe(PromotionExitCode.Skipped, run.Output);
        run.Output.ShouldContain("nothing was done");
    }
}
