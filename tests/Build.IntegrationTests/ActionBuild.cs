using Nuke.Common;
using Nuke.Common.IO;

namespace Build.IntegrationTests;

/// <summary>A build with one target that does what the test says, for what works only inside a build.</summary>
public sealed class ActionBuild(Func<Task> action) : NukeBuild
{
    public Target Go => _ => _.Executes(() => Delivery.Outcomes.StopExtensions.Run(this, action));

    /// <summary>Runs the action in a build, however that ends.</summary>
    public static Task<Tests.BuildRun> Run(
        AbsolutePath root,
        Func<Task> action,
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        var session = Machine.Session(root);
        var environment = new Dictionary<string, string>(session.EnvironmentVariables);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            environment[name] = value;
        return Tests.BuildRun.Of(
            new ActionBuild(action),
            x => x.Go,
            session with
            {
                EnvironmentVariables = environment,
            }
        );
    }
}
