using System.Diagnostics;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

public sealed class RegistryStorageTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_registry_that_does_not_exist_is_named()
    {
        var registry = Registry(folder["none"]);
        Action[] operations =
        [
            () => registry.List(),
            () => registry.Get(1),
            () => registry.Resolve("champion"),
            () => registry.Aliases(),
            () => registry.History(),
            () => registry.SetAlias("champion", 1, "better"),
            () => registry.SetTag(1, "note", "x"),
        ];

        foreach (var operation in operations)
            Should
                .Throw<InputException>(operation)
                .Message.ShouldBe(
                    $"Models registry \"{folder["none"]}\" does not exist. "
                        + "Train and register a model first, or correct the path."
                );
        Directory.Exists(folder["none"]).ShouldBeFalse();
    }

    [Fact]
    public void An_empty_folder_is_a_registry_without_versions()
    {
        Registry(folder.Path).List().ShouldBeEmpty();
        Registry(folder.Path).Aliases().ShouldBeEmpty();
        Registry(folder.Path).History().ShouldBeEmpty();
        Should.Throw<InputException>(() => Registry(folder.Path).Get(1)).Problem.ShouldEndWith("it has none.");
        Should
            .Throw<InputException>(() => Registry(folder.Path).Resolve("champion"))
            .Problem.ShouldEndWith("There are none.");
    }

    [Fact]
    public void A_registry_inside_a_file_is_refused()
    {
        File.WriteAllText(folder["file"], "");
        var package = Example.WritePackage(folder);

        foreach (var path in (string[])[folder["file"], folder["file", "registry"]])
        {
            var refusal = Should.Throw<InputException>(() => Registry(path).Register(package));
            refusal.Problem.ShouldStartWith($"Models registry \"{path}\" cannot be written: ");
            refusal.Remedy.ShouldContain("Check that it is a folder");
        }
    }

    [Fact]
    public void A_full_disk_refuses_what_has_no_room_and_keeps_what_is_there()
    {
        using var disk = SmallDisk.Mount(folder["disk"]);
        var registry = Registry(folder["disk"]);
        registry.Register(Example.WritePackage(folder, 1));
        registry.SetAlias("champion", 1, "first");

        Should
            .Throw<InputException>(() => registry.Register(Example.WritePackage(folder, 2, modelSize: 1_000_000)))
            .Remedy.ShouldContain("disk has space");
        Directory.GetFileSystemEntries(folder["disk", "incoming"]).ShouldBeEmpty();

        registry.Register(Example.WritePackage(folder, 3)).Version.Number.ShouldBe(2);
        disk.Fill();
        Should
            .Throw<InputException>(() => registry.SetAlias("champion", 2, "better"))
            .Remedy.ShouldContain("disk has space");
        registry.Resolve("champion").Number.ShouldBe(1);
        registry.History().Count.ShouldBe(1);
    }

    [Fact]
    public void A_read_only_disk_can_be_read_and_refuses_to_be_written()
    {
        using var disk = SmallDisk.Mount(folder["disk"]);
        var registry = Registry(folder["disk"]);
        registry.Register(Example.WritePackage(folder, 1));
        registry.SetAlias("champion", 1, "first");
        disk.MakeReadOnly();

        registry.Resolve("champion").Number.ShouldBe(1);
        registry.List().Count.ShouldBe(1);
        registry.History().Count.ShouldBe(1);
        Action[] writes =
        [
            () => registry.Register(Example.WritePackage(folder, 2)),
            () => registry.SetAlias("challenger", 1, "second"),
            () => registry.SetTag(1, "note", "x"),
        ];
        foreach (var write in writes)
            Should.Throw<InputException>(write).Problem.ShouldContain("cannot be written: ");
    }

    static FolderModelsRegistry Registry(string path) => new(path, new ManualClock());

    /// <summary>A file system of 256 KiB in memory; the test is skipped where mounting is not permitted.</summary>
    sealed class SmallDisk : IDisposable
    {
        readonly string path;

        SmallDisk(string path) => this.path = path;

        public static SmallDisk Mount(string path)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux(), "A small file system can be mounted on Linux only.");
            Directory.CreateDirectory(path);
            Assert.SkipUnless(
                Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", path),
                "Mounting a small file system needs root."
            );
            return new SmallDisk(path);
        }

        public void Fill()
        {
            using var stream = File.Create(Path.Combine(path, "filling"));
            Should.Throw<IOException>(() =>
            {
                while (true)
                {
                    stream.Write(new byte[4_096]);
                    stream.Flush();
                }
            });
        }

        public void MakeReadOnly() => Run("mount", "-o", "remount,ro", path).ShouldBeTrue();

        public void Dispose() => Run("umount", path).ShouldBeTrue();

        static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true }
            )!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
