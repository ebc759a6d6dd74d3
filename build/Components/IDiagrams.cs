using Delivery.Diagrams;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;

namespace Delivery.Components;

/// <summary>A page of diagrams that are made of the build and the projects themselves.</summary>
public interface IDiagrams : INukeBuild
{
    /// <summary>The targets that have a diagram.</summary>
    string[] DiagramTargets { get; }

    /// <summary>The page.</summary>
    AbsolutePath DiagramsPage => RootDirectory / "docs" / "diagrams.md";

    Target Diagrams =>
        _ =>
            _.Description("Draws the flows and the projects: docs/diagrams.md; Lint compares it")
                .Executes(() =>
                    this.Run(() =>
                    {
                        DiagramsPage.WriteAllText(PageOfDiagrams());
                        return Task.CompletedTask;
                    })
                );

    Target CheckDiagrams =>
        _ =>
            _.Unlisted()
                .TryDependentFor<ILint>(x => x.Lint)
                .ProceedAfterFailure()
                .Executes(() =>
                    this.Run(() =>
                        DiagramsPage.ExistingFile()?.ReadAllText() == PageOfDiagrams()
                            ? Task.CompletedTask
                            : throw StopException.Failed(
                                $"{RootDirectory.GetUnixRelativePathTo(DiagramsPage)} is not in step with the build and the projects.\nRun: ./build.sh Diagrams"
                            )
                    )
                );

    private string PageOfDiagrams()
    {
        var targets = this.DescribeTargets();
        return string.Join(
            '\n',
            (string[])
                [
                    "# Diagrams",
                    "",
                    "Made of the targets and the project files by `./build.sh Diagrams`; `./build.sh Lint` compares. What an arrow leads to comes later.",
                    "",
                    .. DiagramTargets.SelectMany(x =>
                        (string[])[$"## ./build.sh {x}", "", TargetDiagram.Of(targets, x).ToString()]
                    ),
                    "## The projects",
                    "",
                    "An arrow leads from a project to one that refers to it.",
                    "",
                    ProjectDiagram.Of(RootDirectory, "src").ToString(),
                    "The tests and the build:",
                    "",
                    ProjectDiagram.Of(RootDirectory, "src", "build", "tests").ToString(),
                ]
        );
    }
}
