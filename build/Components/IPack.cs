using Delivery.Inputs;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>Libraries as packages.</summary>
public interface IPack : ICompile, IHazPackageVersion
{
    /// <summary>The projects in <c>src</c> that are delivered as packages.</summary>
    string[] PackedProjects { get; }

    /// <summary>Where packages go.</summary>
    AbsolutePath PackagesDirectory => ArtifactsDirectory / "packages";

    // The assemblies in a package carry its version; those of Compile, which everything else goes by, stay as they are.
    private AbsolutePath PackedAssembliesDirectory => ArtifactsDirectory / "packed";

    Target Pack =>
        _ =>
            _.Description("Makes the packages of all libraries that are delivered as such, with symbols")
                .DependsOn(Compile)
                .Inputs(Sources)
                .Inputs(() => Configuration)
                .Inputs(() => PackageVersion)
                .Inputs(() => InstalledSdks.Versions)
                .Inputs(() => HeadCommit.Of(RootDirectory))
                .Outputs(PackagesDirectory / "*")
                .Executes(() =>
                    this.Run(() =>
                    {
                        var version = PackageVersionFor(nameof(Pack));
                        // What lies there from before has another content under the same version.
                        PackagesDirectory.CreateOrCleanDirectory();
                        DotNetPack(
                            _ =>
                                _.SetConfiguration(Configuration)
                                    .SetOutputDirectory(PackagesDirectory)
                                    .SetProperty("Version", version)
                                    .SetProperty("ContinuousIntegrationBuild", true)
                                    .SetProperty("RunAnalyzers", false)
                                    .SetProperty("ArtifactsPath", PackedAssembliesDirectory)
                                    .SetProcessWorkingDirectory(RootDirectory)
                                    .CombineWith(PackedProjects, (_, x) => _.SetProject(RootDirectory / "src" / x)),
                            degreeOfParallelism: 1
                        );
                        var packages = PackagesDirectory.GetFiles("*.nupkg").Select(x => x.Name);
                        ReportSummary(_ => _.AddPair("Packages", string.Join(", ", packages)));
                        return Task.CompletedTask;
                    })
                );
}
