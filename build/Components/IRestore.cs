using Delivery.Inputs;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>Packages and tools, as the lock files say.</summary>
public interface IRestore : IHazSolution, IHazArtifacts
{
    /// <summary>Where the compiler and the package manager leave what only they need.</summary>
    AbsolutePath IntermediateDirectory => ArtifactsDirectory / "dotnet" / "obj";

    Target Restore =>
        _ =>
            _.Description("Restores packages and tools; on a server exactly those of the lock files")
                .Inputs("*.{sln,slnx}", "global.json", ".config/dotnet-tools.json", "Directory.*.{props,targets}")
                .Inputs(
                    "**/*.csproj",
                    "**/packages.lock.json",
                    "**/{nuget,NuGet}.{config,Config}",
                    "!.dotnet",
                    $"!{ArtifactsDirectory}"
                )
                .Inputs(() => IsServerBuild)
                .Inputs(() => InstalledSdks.Versions)
                .Outputs(IntermediateDirectory / "*" / "project.assets.json", IntermediateDirectory / "*" / "*.nuget.*")
                .Outputs(() => RestoredFiles.Of(IntermediateDirectory, RootDirectory))
                .Executes(() =>
                {
                    DotNetToolRestore(_ => _.SetProcessWorkingDirectory(RootDirectory));
                    DotNetRestore(_ =>
                        _.SetProjectFile(Solution)
                            .SetLockedMode(IsServerBuild)
                            .SetProcessWorkingDirectory(RootDirectory)
                    );
                });
}
