using Delivery.Components;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;

namespace Delivery;

/// <summary>The build of this repository at a glance: what it can do, and what it does it with.</summary>
sealed partial class Build : NukeBuild, IClean, ICompile, ILint, ITest, IPack, IPipelines
{
    public static int Main() => Execute<Build>(x => ((IPipelines)x).MainJob);

    // Does nothing: what it takes is what the build costs before it does anything.
    Target Noop => _ => _.Unlisted().Executes(() => { });

    AbsolutePath IHazArtifacts.ArtifactsDirectory => RootDirectory / "artifacts";

    // The configuration that is delivered is the one that everybody tests, on a laptop as on a server.
    Configuration IHazConfiguration.Configuration =>
        TryGetValue(() => ((IHazConfiguration)this).Configuration) ?? Configuration.Release;

    string[] ICompile.SourceDirectories => ["src", "build", "tests"];

    string[] ILint.FormattedDirectories => ["src", "build", "tests"];

    string[] ITest.UnitTests => ["MlPipeline.UnitTests", "Build.Tests"];

    string[] ITest.IntegrationTests => ["MlPipeline.IntegrationTests"];

    string[] ITest.AcceptanceTests => ["MlPipeline.AcceptanceTests"];

    AbsolutePath IPipelines.Application => ((ICompile)this).OutputDirectoryOf("Ridership") / "ridership.dll";
}
