using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>The packages of the solution.</summary>
public interface IPack : ICompile, IHazArtifacts
{
    /// <summary>Where packages go.</summary>
    AbsolutePath PackagesDirectory => ArtifactsDirectory / "packages";

    Target Pack =>
        _ =>
            _.Description("Makes the packages of the solution")
                .DependsOn(Compile)
                .Produces(PackagesDirectory / "*.nupkg")
                .Executes(() =>
                {
                    // What lies there from before has another content under the same version.
                    PackagesDirectory.CreateOrCleanDirectory();
                    DotNetPack(_ => _.Apply(PackSettingsBase).Apply(PackSettings));
                    var packages = PackagesDirectory.GetFiles("*.nupkg").Select(x => x.Name);
                    ReportSummary(_ => _.AddPair("Packages", string.Join(", ", packages)));
                });

    /// <summary>The framework's own settings.</summary>
    sealed Configure<DotNetPackSettings> PackSettingsBase =>
        _ =>
            _.SetProject(Solution)
                .SetConfiguration(Configuration)
                .SetNoBuild(SucceededTargets.Contains(Compile))
                .SetOutputDirectory(PackagesDirectory)
                .WhenNotNull(this as IHazGitRepository, (_, o) => _.SetRepositoryUrl(o.GitRepository.HttpsUrl))
                .WhenNotNull(this as IHazGitVersion, (_, o) => _.SetVersion(o.Versioning.SemVer));

    /// <summary>The project's settings, on top of the framework's.</summary>
    Configure<DotNetPackSettings> PackSettings => _ => _;
}
