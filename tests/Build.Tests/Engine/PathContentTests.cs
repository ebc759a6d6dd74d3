using System.Text.Json.Nodes;
using Nuke.Common.IO;

namespace Build.Tests;

public sealed class PathContentTests : IDisposable
{
    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("path-content-").FullName;

    public void Dispose() => _directory.DeleteDirectory();

    [Theory]
    [InlineData("a/./b/../c", "a/c", @"a\c")]
    [InlineData("../../a", "../../a", @"..\..\a")]
    [InlineData("a/..", ".", ".")]
    [InlineData("", ".", ".")]
    public void A_relative_path_is_written_for_its_system(string path, string unix, string windows)
    {
        ((UnixRelativePath)path).ToString().ShouldBe(unix);
        ((WinRelativePath)path).ToString().ShouldBe(windows);
        ((RelativePath)path).ToString().ShouldBe(OperatingSystem.IsWindows() ? windows : unix);
    }

    [Fact]
    public void Relative_paths_are_appended_and_compared()
    {
        var path = (UnixRelativePath)"a" / "b" / "../c" + ".txt";

        path.ToString().ShouldBe("a/c.txt");
        (_directory / path).ShouldBe(_directory / "a" / "c.txt");
        path.Equals((UnixRelativePath)"a/c.txt").ShouldBeTrue();
        path.Equals((RelativePath)"a/c.txt").ShouldBeFalse();
        _directory.GetWinRelativePathTo(_directory / "a" / "b").ToString().ShouldBe(@"a\b");
        Should
            .Throw<ArgumentException>(() => (RelativePath)"/a")
            .Message.ShouldBe("\"/a\" is rooted, and so no relative path.");
    }

    [Fact]
    public void Json_is_written_read_and_updated()
    {
        var file = _directory / "deep" / "settings.json";

        file.WriteJson(new Settings("a", 1, DayOfWeek.Monday));
        file.ReadAllText().ShouldBe("{\n  \"Name\": \"a\",\n  \"Count\": 1,\n  \"Day\": \"Monday\"\n}\n");
        file.ReadJson<Settings>().ShouldBe(new Settings("a", 1, DayOfWeek.Monday));

        file.UpdateJson(json => json["Count"] = JsonValue.Create(2));
        file.ReadJson<Settings>().Count.ShouldBe(2);

        file.WriteAllText("{ \"name\": \"b\", // by hand\n \"day\": \"Friday\", }");
        file.ReadJson<Settings>().ShouldBe(new Settings("b", 0, DayOfWeek.Friday));

        file.WriteAllText("{ \"Name\": ");
        Should
            .Throw<ArgumentException>(() => file.ReadJson())
            .Message.ShouldStartWith($"\"{file}\" cannot be read as JsonObject: ");
    }

    [Theory]
    [InlineData("all.zip")]
    [InlineData("all.tar.gz")]
    [InlineData("all.tgz")]
    public void Archives_hold_what_was_put_in_and_can_lie_in_the_directory_itself(string name)
    {
        var source = _directory / "source";
        (source / "a.txt").WriteAllText("a");
        (source / "deep" / "b.txt").WriteAllText("b");
        (source / "deep" / "c.log").WriteAllText("c");

        var archive = source.CompressTo(source / name, filter: x => !x.HasExtension("log"));
        var unpacked = archive.UncompressTo(_directory / "unpacked");

        unpacked
            .GlobFiles("**")
            .Select(x => $"{unpacked.GetUnixRelativePathTo(x)}={x.ReadAllText()}")
            .ShouldBe(["a.txt=a", "deep/b.txt=b"]);
        Should
            .Throw<ArgumentException>(() => source.CompressTo(_directory / "all.rar"))
            .Message.ShouldContain("all.rar\" is no archive");
    }

    [Fact]
    public void A_hash_depends_on_names_and_contents_and_on_nothing_else()
    {
        var (a, b) = (_directory / "a", _directory / "b");
        (a / "x.txt").WriteAllText("x");
        (b / "x.txt").WriteAllText("x");
        File.SetLastWriteTimeUtc(b / "x.txt", DateTime.UnixEpoch);

        a.GetDirectoryHash().ShouldBe(b.GetDirectoryHash());
        (a / "x.txt").GetFileHash().ShouldBe("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
        (b / "x.txt").Rename("y.txt");
        a.GetDirectoryHash().ShouldNotBe(b.GetDirectoryHash());
        a.GetDirectoryHash("*.log").ShouldBe(b.GetDirectoryHash("*.log"));
    }

    [Fact]
    public void Files_are_renamed_in_place_and_moved_into_directories()
    {
        var file = (_directory / "a.txt").WriteAllText("1");

        file = file.Rename("b.txt").RenameWithoutExtension("c").Rename(x => x.NameWithoutExtension + ".md");
        file.ShouldBe(_directory / "c.md");
        file.MoveToDirectory(_directory / "deep").ShouldBe(_directory / "deep" / "c.md");

        (_directory / "deep" / "c.md").AppendAllLines(["2"]).ReadAllText().ShouldBe("12\n");
        new[] { file, _directory / "deep" / "c.md" }.WhereFileExists().Count().ShouldBe(1);
    }

    sealed record Settings(string Name, int Count, DayOfWeek Day);
}
