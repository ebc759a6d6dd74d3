using Build.Tests.Incremental;
using Xunit.MicrosoftTestingPlatform;

namespace Build.Tests;

/// <summary>Runs the tests, or instead a build that one of them has started in a process of its own.</summary>
static class Program
{
    public static Task<int> Main(string[] args) =>
        RelayBuild.IsAskedFor
            ? RelayBuild.RunAsync()
            : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
