using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>A build with one target that does what the test says, for API that works only inside a build.</summary>
public sealed class ActionBuild(Action action) : NukeBuild
{
    public Target Go => _ => _.Executes(action);

    /// <summary>Runs the action in a build, and fails when the build does.</summary>
    public static async Task Run(Action action, BuildSession? session = null) =>
        (await Try(action, session)).Succeeded();

    /// <summary>Runs the function in a build, and returns its value.</summary>
    public static async Task<T> Get<T>(Func<T> function, BuildSession? session = null)
    {
        T? value = default;
        await Run(() => value = function(), session);
        return value!;
    }

    /// <summary>Runs the action in a build, however that ends.</summary>
    public static Task<BuildRun> Try(Action action, BuildSession? session = null) =>
        BuildRun.Of(new ActionBuild(action), x => x.Go, session ?? SessionWithPath());

    /// <summary>A session that finds the programs of this machine.</summary>
    public static BuildSession SessionWithPath(AbsolutePath? root = null) =>
        BuildRun.Session() with
        {
            RootDirectory = root ?? Path.GetTempPath(),
            EnvironmentVariables = new[] { "PATH", "HOME", "NUGET_PACKAGES" }
                .Where(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
                .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name)!),
        };
}
