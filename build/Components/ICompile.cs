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
    Target Compile =>
        _ =>
            _.Description("Compiles the solution; a warning is an error")
                .DependsOn(Restore)
                .Executes(() =>
                    DotNetBuild(_ =>
                        _.SetProjectFile(Solution)
                            .SetConfiguration(Configuration)
                            .EnableNoRestore()
                            .SetProcessWorkingDirectory(RootDirectory)
                    )
                );

    /// <summary>Where the compiled assemblies of a project are.</summary>
    AbsolutePath OutputDirectoryOf(string project) =>
        ArtifactsDirectory / "dotnet" / "bin" / project / Configuration.ToString().ToLowerInvariant();
}
