using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>The tests of the solution.</summary>
public interface ITest : ICompile, IHazArtifacts
{
    /// <summary>Where results go.</summary>
    AbsolutePath TestResultDirectory => ArtifactsDirectory / "test-results";

    /// <summary>The projects that are run.</summary>
    IEnumerable<Project> TestProjects => Solution.GetAllProjects("*.Tests");

    /// <summary>How many projects are run at the same time.</summary>
    int TestDegreeOfParallelism => 1;

    Target Test =>
        _ =>
            _.Description("Runs the tests")
                .DependsOn(Compile)
                .Produces(TestResultDirectory / "*.trx")
                .Executes(() =>
                    DotNetTest(
                        _ =>
                            _.Apply(TestSettingsBase)
                                .Apply(TestSettings)
                                .CombineWith(
                                    Partition.GetCurrent(TestProjects),
                                    (_, v) => _.Apply(TestProjectSettingsBase, v).Apply(TestProjectSettings, v)
                                ),
                        TestDegreeOfParallelism,
                        completeOnFailure: true
                    )
                );

    /// <summary>The framework's own settings for all projects.</summary>
    sealed Configure<DotNetTestSettings> TestSettingsBase =>
        _ =>
            _.SetConfiguration(Configuration)
                .SetNoBuild(SucceededTargets.Contains(Compile))
                .SetResultsDirectory(TestResultDirectory);

    /// <summary>The framework's own settings for one project.</summary>
    sealed Configure<DotNetTestSettings, Project> TestProjectSettingsBase =>
        (_, v) => _.SetProjectFile(v).AddLoggers($"trx;LogFileName={v.Name}.trx");

    /// <summary>The project's settings for all projects, on top of the framework's.</summary>
    Configure<DotNetTestSettings> TestSettings => _ => _;

    /// <summary>The project's settings for one project, on top of the framework's.</summary>
    Configure<DotNetTestSettings, Project> TestProjectSettings => (settings, _) => settings;
}
