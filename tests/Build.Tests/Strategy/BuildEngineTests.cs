using System.Text.Json;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Build.Tests.Strategy;

public class BuildEngineTests
{
    static readonly AbsolutePath s_root = AbsolutePath
        .Create(AppContext.BaseDirectory)
        .FindParent(x => (x / "build.sh").FileExists())!;

    [Theory]
    [InlineData("embedded", "", "Nuke.Common Nuke.Components")]
    [InlineData("nuget", "Nuke.Common Nuke.Components", "")]
    public async Task One_property_chooses_the_engine(string engine, string packages, string projects)
    {
        var evaluated = await ActionBuild.Get(() =>
            DotNet(
                    $"msbuild {s_root / "build" / "_build.csproj"} -p:BuildEngine={engine} -getItem:PackageReference -getItem:ProjectReference",
                    workingDirectory: s_root,
                    logOutput: false
                )
                .StdToJson<JsonElement>()
        );

        Names("PackageReference").ShouldBe(packages);
        Names("ProjectReference").ShouldBe(projects);

        string Names(string item) =>
            string.Join(
                ' ',
                evaluated
                    .GetProperty("Items")
                    .GetProperty(item)
                    .EnumerateArray()
                    .Select(x => x.GetProperty("Filename").GetString() + x.GetProperty("Extension").GetString())
                    .Select(x => x.Replace(".csproj", "", StringComparison.Ordinal))
                    .Where(x => x.StartsWith("Nuke.", StringComparison.Ordinal))
            );
    }
}
