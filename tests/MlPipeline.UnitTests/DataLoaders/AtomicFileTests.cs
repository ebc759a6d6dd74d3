namespace MlPipeline.UnitTests.DataLoaders;

public sealed class AtomicFileTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    [Fact]
    public void A_file_is_replaced_whole()
    {
        var path = folder.Write("old and longer", ".txt");

        AtomicFile.Write(path, x => x.Write("new"u8));

        File.ReadAllText(path).ShouldBe("new");
        Directory.GetFiles(folder.Path, Path.GetFileName(path) + "*").ShouldBe([path]);
    }

    [Fact]
    public void A_missing_folder_is_created()
    {
        var path = Path.Combine(folder.NewPath(""), "deeper", "x.txt");

        AtomicFile.Write(path, x => x.Write("x"u8));

        File.ReadAllText(path).ShouldBe("x");
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file()
    {
        var path = folder.Write("old", ".txt");

        Should.Throw<InvalidOperationException>(() =>
            AtomicFile.Write(
                path,
                x =>
                {
                    x.Write("new"u8);
                    throw new InvalidOperationException("no");
                }
            )
        );

        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(folder.Path, Path.GetFileName(path) + "*").ShouldBe([path]);
    }

    [Fact]
    public void A_full_disk_says_so()
    {
        if (!File.Exists("/dev/full"))
            return;
        var failed = Should.Throw<InputException>(() =>
            AtomicFile.Write(
                folder.NewPath(".txt"),
                _ =>
                {
                    using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, 0);
                    full.Write("x"u8);
                }
            )
        );

        failed.Problem.ShouldContain("cannot be written");
        failed.Remedy.ShouldBe("Free space on the disk.");
    }

    [Fact]
    public void A_folder_is_not_overwritten() =>
        Should
            .Throw<InputException>(() => AtomicFile.Write(folder.Path, _ => { }))
            .Message.ShouldBe($"\"{folder.Path}\" is a folder, expected a file to write. Add a file name to it.");

    [Fact]
    public void A_path_below_a_file_says_what_to_do() =>
        Should
            .Throw<InputException>(() => AtomicFile.Write(Path.Combine(folder.Write("x", ".txt"), "y"), _ => { }))
            .Remedy.ShouldBe("Give a path that this user may write to.");
}
