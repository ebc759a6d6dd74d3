using Delivery.Inputs;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>Everything compiled, with warnings as errors.</summary>
public interface ICompile : IRestore, IHazConfiguration, IHazArtifacts
{
    /// <summary>The directories with everything that is compiled, relative to the repository.</summary>
    string[] SourceDirectories { get; }

    /// <summary>What the compiler reads, as patterns.</summary>
    string[] Sources =>
        [
            .. SourceDirectories,
            "*.{sln,slnx}",
            "global.json",
            ".editorconfig",
            "Directory.*.{props,targets}",
            IntermediateDirectory / "*" / "project.assets.json",
        ];

    /// <summary>All compiled assemblies with what lies beside them, as a pattern.</summary>
    string Assemblies => OutputDirectoryOf("*") / "**";

    Target Compile =>
        _ =>
            _.Description("Compiles the solution; a warning is an error")
                .DependsOn(Restore)
                .Inputs(Sources)
                .Inputs(() => Configuration)
                .Inputs(() => InstalledSdks.Versions)
                // Every assembly carries it as part of its version.
                .Inputs(() => HeadCommit.Of(RootDirectory))
                .Outputs(Assemblies)
                .Executes(() =>
                    DotNetBuild(_ =>
                        _.SetProjectFile(Solution)
                            .SetConfiguration(Configuration)
                            .EnableNoRestore()
                            .SetProcessWorkingDirectory(RootDirectory)
                            // The compiler is gone before code that was measured and compiled again would pay.
                            .SetProcessEnvironmentVariable("DOTNET_TieredPGO", "0")
                    )
                );

    /// <summary>Where the compiled assemblies of a project are.</summary>
    AbsolutePath OutputDirectoryOf(string project) =>
        ArtifactsDirectory / "dotnet" / "bin" / project / Configuration.ToString().ToLowerInvariant();
}
