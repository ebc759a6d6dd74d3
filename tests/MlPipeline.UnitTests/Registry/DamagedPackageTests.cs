using System.IO.Compression;
using System.Text;
using CsCheck;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

public sealed class DamagedPackageTests
{
    static readonly byte[] Whole = Example.Package();

    [Fact]
    public void Every_single_byte_counts() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Int[1, 255])
            .Sample(
                (position, difference) =>
                {
                    var damaged = Whole.ToArray();
                    damaged[position] ^= (byte)difference;
                    Refusal(damaged);
                },
                iter: 5_000
            );

    [Fact]
    public void A_package_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Whole.Length; length++)
            Refusal(Whole[..length]);
    }

    [Fact]
    public void A_package_with_more_bytes_anywhere_is_refused() =>
        Gen.Select(Gen.Int[0, Whole.Length], Gen.Byte.Array[1, 40])
            .Sample((position, more) => Refusal([.. Whole[..position], .. more, .. Whole[position..]]), iter: 1_000);

    [Fact]
    public void Something_else_is_refused() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Refusal(bytes).Problem.ShouldBe("x is not a ZIP file."), iter: 1_000);

    [Fact]
    public void A_package_that_was_changed_with_all_its_hashes_is_read_or_refused() =>
        Gen.Select(
                Gen.Int[0, 2].Select(x => ((string[])["metadata.json", "model.zip", "card.md"])[x]),
                Gen.Double[0, 0.999],
                Gen.Int[1, 255]
            )
            .Sample(
                (entry, place, difference) =>
                {
                    var forged = ForgedPackage.Reseal(
                        Whole,
                        entry,
                        content =>
                        {
                            var changed = content.ToArray();
                            changed[(int)(place * changed.Length)] ^= (byte)difference;
                            return changed;
                        }
                    );
                    try
                    {
                        var package = ModelPackage.Read(forged, "x");
                        package.Metadata.ToJson();
                        foreach (var name in package.ModelFiles)
                            package.ReadModelFile(name);
                    }
                    catch (InputException)
                    {
                        // Refused, and by no other exception.
                    }
                },
                iter: 1_000
            );

    [Fact]
    public void A_name_that_leaves_the_inner_zip_is_refused()
    {
        var forged = ForgedPackage.Reseal(
            Whole,
            "model.zip",
            x => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(x).Replace("model.json", "../../evil"))
        );

        Refusal(forged).Problem.ShouldContain("entry \"model.zip\": entry \"../../evil\" has a segment");
    }

    [Theory]
    [InlineData("../evil", "\"..\" in its name")]
    [InlineData("code/../../evil", "\"..\" in its name")]
    [InlineData("/etc/passwd", "an absolute path")]
    [InlineData("code\\evil", "a backslash")]
    [InlineData("C:/evil", "a drive letter")]
    [InlineData("CARD.md", "is there twice")]
    [InlineData("card.md", "is there twice")]
    public void A_name_that_leaves_the_package_or_is_there_twice_is_refused(string name, string problem)
    {
        var refusal = Refusal(ForgedPackage.Of([.. ForgedPackage.EntriesOf(Whole), (name, [1])]));

        refusal.Problem.ShouldContain($"entry \"{name}\"");
        refusal.Problem.ShouldContain(problem);
    }

    [Fact]
    public void An_entry_that_the_manifest_does_not_list_is_refused()
    {
        var entries = ForgedPackage.EntriesOf(Whole);
        entries.Insert(0, ("code/extra.dll", [1]));

        Refusal(ForgedPackage.Of(entries, x => x.Replace("code/extra.dll", "code/lock.json")))
            .Problem.ShouldContain("entry \"code/lock.json\" has 10 bytes, expected 1");
        Refusal(ForgedPackage.Of(entries, x => x.Replace("{\"name\":\"code/extra.dll\"", "{\"name\":\"card.md\"")))
            .Problem.ShouldContain("entry \"card.md\"");
        Refusal(
            ForgedPackage.Of(
                entries,
                x =>
                    x.Remove(
                        x.IndexOf("{\"name\"", StringComparison.Ordinal),
                        x.IndexOf("},", StringComparison.Ordinal) + 2 - x.IndexOf("{\"name\"", StringComparison.Ordinal)
                    )
            )
        )
            .Problem.ShouldBe("x: entry \"code/extra.dll\" is not in the manifest, expected those listed there only.");
    }

    [Theory]
    [InlineData("card.md")]
    [InlineData("metadata.json")]
    [InlineData("model.zip")]
    public void A_package_without_one_of_its_parts_is_refused(string part)
    {
        var others = ForgedPackage.EntriesOf(Whole).Where(x => x.Name != part).ToArray();

        Refusal(ForgedPackage.Of(others)).Problem.ShouldBe($"x: entry \"{part}\" is missing.");
    }

    [Fact]
    public void A_package_without_a_manifest_is_refused() =>
        Refusal(ForgedPackage.Zip(ForgedPackage.EntriesOf(Whole)))
            .Problem.ShouldBe("x: entry \"manifest.json\" is missing.");

    [Fact]
    public void A_changed_entry_is_named_with_both_hashes()
    {
        var changed = ForgedPackage
            .EntriesOf(Whole)
            .ConvertAll(x => x.Name == "card.md" ? (x.Name, "# Examplo\n"u8.ToArray()) : x);
        var honest = ModelPackage.Read(Whole, "x").Manifest.Entries.Single(x => x.Name == "card.md").Sha256;

        var refusal = Refusal(ForgedPackage.Zip([.. changed, ("manifest.json", ManifestOf(Whole))]));

        refusal.Problem.ShouldStartWith("x: entry \"card.md\" has SHA-256 ");
        refusal.Problem.ShouldEndWith($"expected {honest} by the manifest.");
        refusal.Remedy.ShouldContain("train again");
    }

    [Fact]
    public void A_newer_format_asks_for_an_upgrade()
    {
        var newer = Refusal(
            ForgedPackage.Of([], x => x.Replace("\"formatVersion\":1", "\"formatVersion\":2,\"shape\":[]"))
        );

        newer.Problem.ShouldContain("has format 2");
        newer.Remedy.ShouldBe("Upgrade MlPipeline to read the package.");
    }

    [Fact]
    public void A_package_that_could_unpack_to_more_than_it_holds_is_refused()
    {
        var bomb = ForgedPackage.Of([("card.md", new byte[1_000_000])], level: CompressionLevel.Optimal);

        Refusal(bomb)
            .Problem.ShouldBe(
                "x: entry \"card.md\" is compressed or encrypted, expected plain content, as this library writes it."
            );
    }

    [Fact]
    public void A_package_that_was_packed_again_is_refused() =>
        Refusal(ForgedPackage.Of(ForgedPackage.EntriesOf(Whole))).Remedy.ShouldContain("another tool");

    [Fact]
    public void A_path_that_is_no_file_is_refused()
    {
        using var folder = new TemporaryFolder();

        Should
            .Throw<InputException>(() => ModelPackage.Open(folder["none.zip"]))
            .Message.ShouldBe($"Model package \"{folder["none.zip"]}\" does not exist. Correct the path.");
        Should.Throw<InputException>(() => ModelPackage.Open(folder.Path));
        Should.Throw<InputException>(() => ModelPackage.Open(""));
    }

    static InputException Refusal(byte[] package) =>
        Should.Throw<InputException>(() => ModelPackage.Read(package, "x"));

    static byte[] ManifestOf(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var stream = zip.GetEntry("manifest.json")!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
