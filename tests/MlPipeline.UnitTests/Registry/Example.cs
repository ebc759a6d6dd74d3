using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>A small model as it could have been trained.</summary>
static class Example
{
    public static PackageMetadata Metadata(int seed = 42) =>
        new()
        {
            Name = "Example",
            Family = "boosting-fasttree",
            HyperParameters = new OrderedDictionary<string, JsonElement>
            {
                ["trees"] = JsonSerializer.SerializeToElement(300),
                ["learningRate"] = JsonSerializer.SerializeToElement(0.1),
            },
            Seed = seed,
            Signature = new ModelSignature(
                [
                    new SignatureInput("temp_max", FieldType.Number, Required: true, "°F"),
                    new SignatureInput("weather", FieldType.Text, Required: false, null),
                ],
                new SignatureOutput("entries", FieldType.Number, "thousand entries")
            ),
            InputExample = new OrderedDictionary<string, JsonElement>
            {
                ["temp_max"] = JsonSerializer.SerializeToElement(71.5),
                ["weather"] = JsonSerializer.SerializeToElement("rain"),
            },
            Data = new DataSummary(
                "chicago.csv",
                5_092,
                new DateOnly(2001, 1, 22),
                new DateOnly(2014, 12, 31),
                new string('a', 64)
            ),
            Split = new SplitSummary(
                "tested from 2014-01-01 on",
                4_727,
                365,
                new DateOnly(2001, 1, 22),
                new DateOnly(2013, 12, 31),
                new DateOnly(2014, 1, 1),
                new DateOnly(2014, 12, 31)
            ),
            Metrics = new OrderedDictionary<string, RegressionMetrics>
            {
                ["train"] = new(4_727, 0.9, 0.6, 0.98, 0.05, 0),
                ["test"] = new(365, 1.15, 0.75, 0.97, null, -0.125),
            },
            Thresholds = new OrderedDictionary<string, double> { ["maxRmse"] = 2 },
            ReferenceProfile = ReferenceProfile.Of(
                new Dataset(
                    new NumberColumn(Field.Number("temp_max", "°F"), new[] { 30, 71.5, double.NaN }),
                    TextColumn.Of(Field.Text("weather"), ["rain", "clear", "rain"])
                )
            ),
            Versions = new LibraryVersions(
                "0.1.0",
                "10.0.0",
                new OrderedDictionary<string, string> { ["Microsoft.ML"] = "5.0.1" }
            ),
            GitCommit = new string('c', 40),
            Parent = new PackageParent(3, new string('b', 64)),
        };

    public static PackageContent Content(int seed = 42, int modelSize = 200) =>
        new(
            Metadata(seed),
            new Dictionary<string, ReadOnlyMemory<byte>>
            {
                ["model.json"] = Bytes(modelSize),
                ["features.json"] = "{}"u8.ToArray(),
            },
            new Dictionary<string, ReadOnlyMemory<byte>> { ["Example.dll"] = Bytes(50), ["lock.json"] = Bytes(10) },
            "# Example\n"
        );

    /// <summary>The bytes of a package with <see cref="Content"/>.</summary>
    public static byte[] Package(int seed = 42)
    {
        using var folder = new TemporaryFolder();
        return File.ReadAllBytes(WritePackage(folder, seed));
    }

    /// <summary>Writes a package into a folder; another seed gives another package.</summary>
    public static string WritePackage(TemporaryFolder folder, int seed = 42, int modelSize = 200)
    {
        var path = folder[$"package-{seed}.zip"];
        ModelPackage.Write(path, Content(seed, modelSize));
        return path;
    }

    static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(x => (byte)(x * 7))];
}
