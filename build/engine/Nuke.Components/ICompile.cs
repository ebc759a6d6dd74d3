using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>The solution compiled, and applications published where there are any.</summary>
public interface ICompile : IRestore, IHazConfiguration
{
    /// <summary>What is published, and for which target framework.</summary>
    IEnumerable<(Project Project, string Framework)> PublishConfigurations => [];

    /// <summary>How many applications are published at the same time.</summary>
    int PublishDegreeOfParallelism => 1;

    Target Compile =>
        _ =>
            _.Description("Compiles the solution")
                .DependsOn(Restore)
                .WhenSkipped(DependencyBehavior.Skip)
                .Executes(() =>
                {
                    ReportSummary(_ =>
                        _.WhenNotNull(this as IHazGitVersion, (_, o) => _.AddPair("Version", o.Versioning.FullSemVer))
                    );
                    DotNetBuild(_ => _.Apply(CompileSettingsBase).Apply(CompileSettings));
                    DotNetPublish(
                        _ =>
                            _.Apply(PublishSettingsBase)
                                .Apply(PublishSettings)
                                .CombineWith(
                                    PublishConfigurations,
                                    (_, v) => _.SetProject(v.Project).SetFramework(v.Framework)
                                ),
                        PublishDegreeOfParallelism
                    );
                });

    /// <summary>The framework's own settings for compiling.</summary>
    sealed Configure<DotNetBuildSettings> CompileSettingsBase =>
        _ => _.SetProjectFile(Solution).Apply(DescribeBuild).SetNoRestore(SucceededTargets.Contains(Restore));

    /// <summary>The framework's own settings for publishing.</summary>
    sealed Configure<DotNetPublishSettings> PublishSettingsBase => _ => _.Apply(DescribeBuild).EnableNoBuild();

    /// <summary>The project's settings for compiling, on top of the framework's.</summary>
    Configure<DotNetBuildSettings> CompileSettings => _ => _;

    /// <summary>The project's settings for publishing, on top of the framework's.</summary>
    Configure<DotNetPublishSettings> PublishSettings => _ => _;

    /// <summary>Says in the assemblies what they were made of.</summary>
    private T DescribeBuild<T>(T settings)
        where T : DotNetCompilingSettings =>
        settings
            .SetConfiguration(Configuration)
            .When(IsServerBuild, _ => _.EnableContinuousIntegrationBuild())
            .WhenNotNull(this as IHazGitRepository, (_, o) => _.SetRepositoryUrl(o.GitRepository.HttpsUrl))
            .WhenNotNull(
                this as IHazGitVersion,
                (_, o) =>
                    _.SetAssemblyVersion(o.Versioning.AssemblySemVer)
                        .SetFileVersion(o.Versioning.AssemblySemFileVer)
                        .SetInformationalVersion(o.Versioning.InformationalVersion)
            );
}
