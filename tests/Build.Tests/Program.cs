//#if (blueprint)
using Build.Tests.Incremental;
//#endif
using Xunit.MicrosoftTestingPlatform;

namespace Build.Tests;

/// <summary>Runs the tests, or instead a build that one of them has started in a process of its own.</summary>
static class Program
{
    public static async Task<int> Main(string[] args)
    {
        //#if (blueprint)
        if (RelayBuild.IsAskedFor)
            return await RelayBuild.RunAsync();
        //#endif
        return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
