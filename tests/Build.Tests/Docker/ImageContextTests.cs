using System.Formats.Tar;
using System.IO.Compression;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.Tests.Docker;

public sealed class ImageContextTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("context-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void The_ignore_file_beside_the_dockerfile_says_what_is_sent()
    {
        Write("docker/Dockerfile", "FROM scratch");
        Write("docker/.dockerignore", "*\n!src\n**/bin\n");
        Write("src/a.cs", "a");
        Write("src/bin/a.dll", "binary");
        Write("secret.txt", "secret");

        Names(Context()).ShouldBe(["docker/Dockerfile", "src/a.cs"]);
    }

    [Fact]
    public void The_same_files_are_the_same_bytes_whatever_their_times()
    {
        Write("docker/Dockerfile", "FROM scratch");
        var file = Write("src/a.cs", "a");
        var first = Context();

        File.SetLastWriteTimeUtc(file, new DateTime(2011, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var second = Context();
        Write("src/a.cs", "b");
        var third = Context();

        second.Hash.ShouldBe(first.Hash);
        Bytes(second).ShouldBe(Bytes(first));
        third.Hash.ShouldNotBe(first.Hash);
    }

    [Fact]
    public void A_script_stays_executable()
    {
        Write("docker/Dockerfile", "FROM scratch");
        Write("run.sh", "#!/bin/sh").SetExecutable();

        using var reader = Reader(Context());
        var modes = new Dictionary<string, UnixFileMode>();
        while (reader.GetNextEntry() is { } entry)
            modes[entry.Name] = entry.Mode;

        modes["run.sh"].HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        modes["docker/Dockerfile"].HasFlag(UnixFileMode.UserExecute).ShouldBeFalse();
    }

    [Fact]
    public void Only_the_dockerfile_changes_when_it_is_rewritten()
    {
        Write("docker/Dockerfile", "FROM scratch");
        Write("src/a.cs", "a");

        var changed = Context().WithDockerfile(x => x + "\nCOPY . .");

        using var reader = Reader(changed);
        var first = reader.GetNextEntry(copyData: true)!;
        new StreamReader(first.DataStream!).ReadToEnd().ShouldBe("FROM scratch\nCOPY . .");
        Names(changed).ShouldBe(Names(Context()));
    }

    AbsolutePath Write(string path, string text) => (_root / path).WriteAllText(text);

    ImageContext Context() => ImageContext.Of(_root, _root / "docker" / "Dockerfile");

    static byte[] Bytes(ImageContext context)
    {
        using var bytes = new MemoryStream();
        context.Open().CopyTo(bytes);
        return bytes.ToArray();
    }

    static TarReader Reader(ImageContext context) => new(new GZipStream(context.Open(), CompressionMode.Decompress));

    static IEnumerable<string> Names(ImageContext context)
    {
        using var reader = Reader(context);
        while (reader.GetNextEntry() is { } entry)
            yield return entry.Name;
    }
}
