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
            _.Description("Checks the format of the code; Format corrects it")
                .DependsOn(Restore)
                .Executes(() =>
                    DotNet(
                        $"csharpier check {string.Join(' ', FormattedDirectories):nq}",
                        workingDirectory: RootDirectory
                    )
                );

    Target Format =>
        _ =>
            _.Description(
                    "Formats the code, and brings what is made of it in step: notebooks, files of CI hosts, diagrams"
                )
                .DependsOn(Restore)
                .TryTriggers<INotebooks>(x => x.Notebooks)
                .TryTriggers<ICiFiles>(x => x.CiFiles)
                .TryTriggers<IDiagrams>(x => x.Diagrams)
                .Executes(() =>
                    DotNet(
                        $"csharpier format {string.Join(' ', FormattedDirectories):nq}",
                        workingDirectory: RootDirectory
                    )
                );
}
