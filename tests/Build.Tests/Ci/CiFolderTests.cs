using Delivery.Ci;
using Nuke.Common.IO;

namespace Build.Tests.Ci;

public sealed class CiFolderTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("ci-files-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void What_is_missing_differs_or_is_left_over_is_told_and_mended()
    {
        CiFile[] files = [new(".gitlab-ci.yml", "new"), new(".github/workflows/release.yml", $"# {CiFolder.Mark}\n")];
        (_root / ".gitlab-ci.yml").WriteAllText("old");
        (_root / ".github/workflows/gone.yml").WriteAllText($"# {CiFolder.Mark} from somewhere\nname: Gone\n");
        (_root / ".github/workflows/own.yml").WriteAllText("name: Ours\n");
        var folder = new CiFolder(_root, files);

        folder.Differences.ShouldBe([
            ".gitlab-ci.yml is not what the build says",
            ".github/workflows/release.yml is missing",
            ".github/workflows/gone.yml belongs to no pipeline any more",
        ]);
        folder
            .Update()
            .ShouldBe([
                ".gitlab-ci.yml: written",
                ".github/workflows/release.yml: written",
                ".github/workflows/gone.yml: removed",
            ]);
        folder.Differences.ShouldBeEmpty();
        folder.Update().ShouldBeEmpty();
        (_root / ".github/workflows/own.yml").ReadAllText().ShouldBe("name: Ours\n");
    }

    [Fact]
    public void A_repository_without_workflows_has_none_left_over() =>
        new CiFolder(_root, []).Differences.ShouldBeEmpty();
}
