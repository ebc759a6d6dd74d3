using Nuke.Common.IO;

namespace Build.Tests;

public sealed class AbsolutePathTests : IDisposable
{
    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("absolute-path-").FullName;

    public void Dispose() => _directory.DeleteDirectory();

    [Theory]
    [InlineData("a", "/root/a")]
    [InlineData("a/b", "/root/a/b")]
    [InlineData("a/../b", "/root/b")]
    [InlineData("..", "/")]
    [InlineData(".", "/root")]
    [InlineData("", "/root")]
    [InlineData("a/", "/root/a")]
    public void A_slash_appends_and_normalises(string right, string expected) =>
        (AbsolutePath.Create("/root") / right).ToString().ShouldBe(expected);

    [Fact]
    public void A_slash_and_two_dots_go_up_but_not_above_the_root()
    {
        (AbsolutePath.Create("/a/b") / ..).ToString().ShouldBe("/a");
        Should.Throw<ArgumentException>(() => AbsolutePath.Create("/") / ..).Message.ShouldContain("above \"/\"");
    }

    [Fact]
    public void What_is_not_rooted_is_no_path_and_what_is_rooted_cannot_be_appended()
    {
        Should
            .Throw<ArgumentException>(() => AbsolutePath.Create("a/b"))
            .Message.ShouldBe("\"a/b\" is not an absolute path.");
        Should
            .Throw<ArgumentException>(() => AbsolutePath.Create("/a") / "/b")
            .Message.ShouldBe("\"/b\" is rooted and cannot follow \"/a\".");
    }

    [Fact]
    public void Paths_are_equal_when_they_lead_to_the_same_place()
    {
        (AbsolutePath.Create("/a/b/../c/") == AbsolutePath.Create("/a/c")).ShouldBeTrue();
        (AbsolutePath.Create("/a") == AbsolutePath.Create("/A")).ShouldBe(OperatingSystem.IsWindows());
    }

    [Fact]
    public void The_parts_of_a_path()
    {
        var path = AbsolutePath.Create("/a/report.tar.gz");

        path.Name.ShouldBe("report.tar.gz");
        path.NameWithoutExtension.ShouldBe("report.tar");
        path.Extension.ShouldBe(".gz");
        path.Parent!.ToString().ShouldBe("/a");
        AbsolutePath.Create("/").Parent.ShouldBeNull();
        (path + ".sig").ToString().ShouldBe("/a/report.tar.gz.sig");
        path.WithExtension("zip").Name.ShouldBe("report.tar.zip");
        path.HasExtension("tar.gz").ShouldBeTrue();
        path.HasExtension(".zip", ".rar").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/a b", "d", "\"/a b\"")]
    [InlineData("/ab", "d", "\"/ab\"")]
    [InlineData("/ab", "dn", "/ab")]
    [InlineData("/a b", "dn", "\"/a b\"")]
    [InlineData("/a b", "sn", "'/a b'")]
    [InlineData("/a b", "nq", "/a b")]
    public void A_format_says_which_quotes(string path, string format, string expected) =>
        AbsolutePath.Create(path).ToString(format).ShouldBe(expected);

    [Fact]
    public void A_directory_contains_itself_and_what_lies_below_but_not_its_namesakes()
    {
        var directory = AbsolutePath.Create("/a/b");

        directory.Contains(directory).ShouldBeTrue();
        directory.Contains(directory / "c" / "d").ShouldBeTrue();
        directory.Contains(AbsolutePath.Create("/a/bc")).ShouldBeFalse();
        directory.GetUnixRelativePathTo("/a/c/d").ToString().ShouldBe("../c/d");
    }

    [Fact]
    public void Globs_tell_segments_apart()
    {
        foreach (var file in new[] { "a.cs", "src/b.cs", "src/deep/c.cs", "src/deep/c.txt", "src/.hidden/d.cs" })
            (_directory / file).WriteAllText("");

        Glob("*.cs").ShouldBe(["a.cs"]);
        Glob("src/*.cs").ShouldBe(["src/b.cs"]);
        Glob("**/*.cs").ShouldBe(["a.cs", "src/.hidden/d.cs", "src/b.cs", "src/deep/c.cs"]);
        Glob("src/**/c.{cs,txt}").ShouldBe(["src/deep/c.cs", "src/deep/c.txt"]);
        Glob("?.cs", "**/*.txt").ShouldBe(["a.cs", "src/deep/c.txt"]);
        _directory.GlobDirectories("**/deep").Select(x => x.Name).ShouldBe(["deep"]);
        (_directory / "missing").GlobFiles("**").ShouldBeEmpty();

        IEnumerable<string> Glob(params string[] patterns) =>
            _directory.GlobFiles(patterns).Select(x => _directory.GetUnixRelativePathTo(x).ToString());
    }

    [Fact]
    public void Copying_respects_what_is_there()
    {
        var source = _directory / "source";
        var destination = _directory / "destination";
        (source / "new.txt").WriteAllText("new");
        (source / "both.txt").WriteAllText("from source");
        (destination / "both.txt").WriteAllText("was there");

        Should.Throw<ArgumentException>(() => source.Copy(destination)).Message.ShouldContain("already a directory");

        source.Copy(destination, ExistsPolicy.MergeAndSkip);
        (destination / "both.txt").ReadAllText().ShouldBe("was there");
        (destination / "new.txt").ReadAllText().ShouldBe("new");

        source.Copy(destination, ExistsPolicy.MergeAndOverwrite);
        (destination / "both.txt").ReadAllText().ShouldBe("from source");
    }

    [Fact]
    public void Moving_leaves_nothing_behind()
    {
        var file = (_directory / "a.txt").WriteAllText("content");

        var moved = file.Move(_directory / "deep" / "b.txt");

        file.Exists().ShouldBeFalse();
        moved.ReadAllText().ShouldBe("content");
        moved.Parent!.Move(_directory / "other");
        (_directory / "other" / "b.txt").FileExists().ShouldBeTrue();
    }

    [Fact]
    public void Directories_are_made_emptied_and_deleted_whether_they_exist_or_not()
    {
        var directory = _directory / "a" / "b";
        directory.DeleteDirectory();
        (directory / "file").TouchFile();

        directory.CreateOrCleanDirectory().GetFiles().ShouldBeEmpty();
        directory.DirectoryExists().ShouldBeTrue();
        directory.DeleteDirectory();
        directory.ExistingDirectory().ShouldBeNull();
    }
}
