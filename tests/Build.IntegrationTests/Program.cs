using Build.IntegrationTests.Deployment;
using Build.IntegrationTests.Promotion;
using Build.IntegrationTests.Strategy;
using Xunit.MicrosoftTestingPlatform;

namespace Build.IntegrationTests;

/// <summary>Runs the tests, or instead what one of them has started in a process of its own: a deployment, a promotion or a build.</summary>
static class Program
{
    public static Task<int> Main(string[] args) =>
        DeploymentProcess.IsAskedFor ? DeploymentProcess.RunAsync()
        : PromotionProcess.IsAskedFor ? PromotionProcess.RunAsync()
        : BuildProcess.IsAskedFor ? BuildProcess.RunAsync(args)
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
