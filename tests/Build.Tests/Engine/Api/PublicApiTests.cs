using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;
using PublicApiGenerator;

namespace Build.Tests;

public class PublicApiTests
{
    public static TheoryData<string, Type> Assemblies { get; } =
        new() { { "Nuke.Common", typeof(NukeBuild) }, { "Nuke.Components", typeof(IHazArtifacts) } };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_api_changes_only_on_purpose(string name, Type type)
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        var actual = type.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";

        var approved = Here() / $"{name}.txt";
        var received = approved.Parent! / $"{name}.received.txt";
        if (approved.FileExists() && approved.ReadAllText() == actual)
        {
            received.DeleteFile();
            return;
        }
        received.WriteAllText(actual);
        approved.ReadAllText().ShouldBe(actual, $"If the change is meant: mv {received} {approved}");
    }

    static AbsolutePath Here() =>
        AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())!
        / "tests"
        / "Build.Tests"
        / "Engine"
        / "Api";
}
