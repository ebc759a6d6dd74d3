using System.IO.Compression;
using CsCheck;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

public sealed class ModelPackageTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        var content = Example.Content();
        var hash = ModelPackage.Write(folder["package.zip"], content);

        var package = ModelPackage.Open(folder["package.zip"]);

        package.Sha256.ShouldBe(hash);
        package.Size.ShouldBe(new FileInfo(folder["package.zip"]).Length);
        package.Card.ShouldBe(content.Card);
        package.Metadata.ToJson().ShouldBe(content.Metadata.ToJson());
        package.ModelFiles.ShouldBe(["features.json", "model.json"]);
        package.CodeFiles.ShouldBe(["Example.dll", "lock.json"]);
        package.ReadModelFile("model.json").ToArray().ShouldBe(content.ModelFiles["model.json"].ToArray());
        package.ReadCodeFile("lock.json").ToArray().ShouldBe(content.CodeFiles["lock.json"].ToArray());
        package
            .Manifest.Entries.Select(x => x.Name)
            .ShouldBe(["card.md", "code/Example.dll", "code/lock.json", "metadata.json", "model.zip"]);
    }

    [Fact]
    public void The_bytes_of_a_package_depend_on_its_content_only()
    {
        // Taken once, on Linux. Another value means that the same model gets another identity: that is a new format.
        const string Expected = "e4881aee57a1836ddf4d7c1a0eb68e405179283817c7eedefd75d9d362c17f48";

        ModelPackage.Write(folder["package.zip"], Example.Content()).ShouldBe(Expected);
    }

    [Fact]
    public void The_order_in_which_files_are_given_does_not_matter() =>
        Gen.Shuffle(Enumerable.Range(0, 6).ToArray())
            .Sample(
                order =>
                {
                    var shuffled = Example.Content() with
                    {
                        ModelFiles = Files(order),
                        CodeFiles = Files([.. order.Reverse()]),
                    };
                    var sorted = shuffled with
                    {
                        ModelFiles = Files([.. order.Order()]),
                        CodeFiles = Files([.. order.Order()]),
                    };

                    ModelPackage.Write(folder["a.zip"], shuffled).ShouldBe(ModelPackage.Write(folder["b.zip"], sorted));
                },
                iter: 20,
                threads: 1
            );

    [Fact]
    public void Any_zip_tool_can_open_a_package()
    {
        using var zip = new ZipArchive(new MemoryStream(Example.Package()));

        zip.Entries.Select(x => x.FullName)
            .ShouldBe(["card.md", "code/Example.dll", "code/lock.json", "manifest.json", "metadata.json", "model.zip"]);
        foreach (var entry in zip.Entries)
        {
            entry.LastWriteTime.DateTime.ShouldBe(new DateTime(1980, 1, 1));
            using var stream = entry.Open();
            stream.CopyTo(Stream.Null);
        }
    }

    [Fact]
    public void A_package_replaces_what_was_there_and_leaves_nothing_else()
    {
        File.WriteAllText(folder["package-42.zip"], "something else");

        Example.WritePackage(folder);

        ModelPackage.Open(folder["package-42.zip"]).Metadata.Name.ShouldBe("Example");
        Directory.GetFileSystemEntries(folder.Path).ShouldBe([folder["package-42.zip"]]);
    }

    [Fact]
    public void What_was_opened_does_not_change_with_the_file()
    {
        var package = ModelPackage.Open(Example.WritePackage(folder));

        File.WriteAllBytes(folder["package-42.zip"], new byte[10_000]);

        package.ReadModelFile("features.json").ToArray().ShouldBe("{}"u8.ToArray());
    }

    [Fact]
    public void An_unknown_file_is_answered_with_the_nearest()
    {
        var package = ModelPackage.Open(Example.WritePackage(folder));

        Should
            .Throw<InputException>(() => package.ReadModelFile("feature.json"))
            .Problem.ShouldEndWith("has no model file \"feature.json\". Did you mean \"features.json\"?");
    }

    [Theory]
    [InlineData("../evil.dll")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../evil.dll")]
    [InlineData("a\\evil.dll")]
    [InlineData("C:evil.dll")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("a\nb")]
    public void A_package_with_a_name_that_leaves_it_is_not_written(string name)
    {
        var content = Example.Content();
        var file = new Dictionary<string, ReadOnlyMemory<byte>> { [name] = new byte[1] };

        Should.Throw<InputException>(() =>
            ModelPackage.Write(folder["package.zip"], content with { ModelFiles = file })
        );
        Should.Throw<InputException>(() =>
            ModelPackage.Write(folder["package.zip"], content with { CodeFiles = file })
        );
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_package_without_a_model_is_not_written() =>
        Should.Throw<InputException>(() =>
            ModelPackage.Write(
                folder["package.zip"],
                Example.Content() with
                {
                    ModelFiles = new Dictionary<string, ReadOnlyMemory<byte>>(),
                }
            )
        );

    [Fact]
    public void Files_are_taken_up_under_their_names()
    {
        File.WriteAllText(folder["a.txt"], "one");

        PackageContent.ReadFiles(folder["a.txt"]).Single().Key.ShouldBe("a.txt");
        Should
            .Throw<InputException>(() => PackageContent.ReadFiles(folder["a.txt"], folder["a.txt"]))
            .Problem.ShouldContain("same name");
        Should.Throw<InputException>(() => PackageContent.ReadFiles(folder["b.txt"])).Problem.ShouldContain("b.txt");
    }

    static Dictionary<string, ReadOnlyMemory<byte>> Files(int[] order) =>
        order.ToDictionary(x => $"file{x}.bin", x => (ReadOnlyMemory<byte>)new byte[] { (byte)x });
}
