using Delivery.Inputs;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>Libraries as packages.</summary>
public interface IPack : ICompile
{
    /// <summary>Where packages go.</summary>
    AbsolutePath PackagesDirectory => ArtifactsDirectory / "packages";

    Target Pack =>
        _ =>
            _.Description("Makes the packages of all libraries that are delivered as such")
                .DependsOn(Compile)
                .Inputs([.. Sources, Assemblies])
                .Inputs(() => Configuration)
                .Inputs(() => InstalledSdks.Versions)
                .Inputs(() => HeadCommit.Of(RootDirectory))
                .Outputs(PackagesDirectory / "*")
                .Executes(() =>
                {
                    // What lies there from before has another content under the same version.
                    PackagesDirectory.CreateOrCleanDirectory();
                    DotNetPack(_ =>
                        _.SetProject(Solution)
                            .SetConfiguration(Configuration)
                            .SetOutputDirectory(PackagesDirectory)
                            .EnableNoBuild()
                            .SetProcessWorkingDirectory(RootDirectory)
                    );
                    var packages = PackagesDirectory.GetFiles("*.nupkg").Select(x => x.Name);
                    ReportSummary(_ => _.AddPair("Packages", string.Join(", ", packages)));
                });
}
