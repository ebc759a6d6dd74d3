using Delivery.Checks;
using Nuke.Common.IO;

namespace Build.Tests.Checks;

public sealed class ProjectAssetsTests : IDisposable
{
    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("assets-").FullName;

    public void Dispose() => _directory.DeleteDirectory();

    [Theory]
    [InlineData("", false)]
    [InlineData(""" "dependencies": { "B": { "target": "Package", "version": "[1.0.0, )" } } """, true)]
    public void Packages_of_a_project_are_those_that_it_asks_for_itself(string framework, bool expected)
    {
        var file = (_directory / "project.assets.json").WriteAllText(
            $$"""
            {
              "libraries": {
                "B/1.0.0": { "type": "package", "path": "b/1.0.0" },
                "App.Core/0.1.0": { "type": "project", "path": "../App.Core/App.Core.csproj" }
              },
              "project": { "frameworks": { "net10.0": { {{framework}} } } }
            }
            """
        );

        var assets = ProjectAssets.Read(file);

        assets.HasPackages.ShouldBe(expected);
        assets.Projects.ShouldBe(["App.Core"]);
    }
}
