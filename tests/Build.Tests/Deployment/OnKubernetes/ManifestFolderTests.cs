using Delivery.Deployment.OnKubernetes;
using Delivery.Outcomes;
using Nuke.Common.IO;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class ManifestFolderTests : IDisposable
{
    readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("manifests-").FullName;

    public void Dispose() => _folder.DeleteDirectory();

    [Fact]
    public void The_second_time_nothing_is_written()
    {
        Update(FilesOf(Full)).ShouldAllBe(x => x.State == ManifestState.Written);
        var written = Times();

        Update(FilesOf(Full)).ShouldAllBe(x => x.State == ManifestState.Unchanged);

        Times().ShouldBe(written);
        Contents().Keys.ShouldBe(FilesOf(Full).Select(x => x.Name), ignoreOrder: true);
    }

    [Fact]
    public void What_is_not_wanted_any_more_is_removed_and_what_is_not_ours_is_kept()
    {
        Update(FilesOf(Full));
        (_folder / "secret.yaml").WriteAllText("kind: Secret\n");
        (_folder / "README.md").WriteAllText("Ours\n");
        (_folder / "other.yaml").WriteAllText(FilesOf(Plain)[0].Text);
        var other = Full with { Settings = new Dictionary<string, string> { ["ZONE"] = "us" } };

        var changes = Update(FilesOf(other));

        changes
            .Where(x => x.State != ManifestState.Unchanged)
            .Select(x => (x.Path.Split('-')[0], x.State))
            .ShouldBe([
                ("configmap", ManifestState.Written),
                ("deployment", ManifestState.Written),
                ("kustomization.yaml", ManifestState.Written),
                ("configmap", ManifestState.Removed),
            ]);
        Contents()
            .Keys.ShouldBe(
                [.. FilesOf(other).Select(x => x.Name), "secret.yaml", "README.md", "other.yaml"],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_file_of_somebody_else_is_not_replaced_and_nothing_is_written()
    {
        var name = FilesOf(Full)[^1].Name;
        (_folder / name).WriteAllText("resources: []\n");

        var refusal = Should.Throw<StopException>(() => Update(FilesOf(Full)));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain($"has {name}, written by somebody else");
        Contents().ShouldBe(new Dictionary<string, string> { [name] = "resources: []\n" });
    }

    [Fact]
    public void Two_environments_do_not_share_a_list()
    {
        Update(FilesOf(Full));
        var before = Contents();

        Should
            .Throw<StopException>(() => new ManifestFolder(_folder, ManifestFiles.MarkOf(Plain)).Update(FilesOf(Plain)))
            .Message.ShouldContain("kustomization.yaml");
        Contents().ShouldBe(before);
    }

    [Fact]
    public void What_was_changed_by_hand_is_put_right_and_what_a_killed_build_has_left_is_removed()
    {
        Update(FilesOf(Full));
        var first = FilesOf(Full)[0];
        (_folder / first.Name).WriteAllText(first.Text + "# by hand\n");
        (_folder / $"{first.Name}.0123.tmp").WriteAllText(first.Text);

        Update(FilesOf(Full)).Count(x => x.State == ManifestState.Written).ShouldBe(1);

        Contents().ShouldBe(FilesOf(Full).ToDictionary(x => x.Name, x => x.Text), ignoreOrder: true);
    }

    IReadOnlyList<ManifestChange> Update(IReadOnlyList<ManifestFile> files) =>
        new ManifestFolder(_folder, ManifestFiles.MarkOf(Full)).Update(files);

    Dictionary<string, string> Contents() => _folder.GetFiles().ToDictionary(x => x.Name, x => x.ReadAllText());

    Dictionary<string, DateTime> Times() =>
        _folder.GetFiles().ToDictionary(x => x.Name, x => File.GetLastWriteTimeUtc(x));
}
