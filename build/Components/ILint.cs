using Nuke.Common;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Components;

/// <summary>One format for all code.</summary>
public interface ILint : IRestore
{
    /// <summary>The directories whose code is formatted, relative to the repository.</summary>
    string[] FormattedDirectories { get; }

    Target Lint =>
        _ =>
            _.Description("Checks the format of the code; \"dotnet csharpier format .\" corrects it")
                .DependsOn(Restore)
                .Executes(() =>
                    DotNet(
                        $"csharpier check {string.Join(' ', FormattedDirectories):nq}",
                        workingDirectory: RootDirectory
                    )
                );
}
