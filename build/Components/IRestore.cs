using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Components;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>Packages and tools, as the lock files say.</summary>
public interface IRestore : IHazSolution
{
    Target Restore =>
        _ =>
            _.Description("Restores packages and tools; on a server exactly those of the lock files")
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
