using System.Text;
using System.Text.Json;
using CsCheck;
using MlPipeline.Models.Common;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

public sealed class PackageMetadataTests
{
    static readonly Gen<string> Text = Gen.String[Gen.Char.AlphaNumeric, 0, 8]
        .Select(Gen.OneOf(Gen.Const("°F"), Gen.Const("\"<\n"), Gen.Const("")), (a, b) => a + b);

    static readonly Gen<double> Number = Gen.Double;

    static readonly Gen<PackageMetadata> Metadata =
        from seed in Gen.Int
        from name in Text
        from hyperParameters in Dictionary(Gen.OneOf(Json(Number.Where(double.IsFinite)), Json(Text), Json(Gen.Bool)))
        from metrics in Dictionary(
            Gen.Select(Gen.Int, Number, Number, (rows, a, b) => new RegressionMetrics(rows, a, b, null, b, a))
        )
        from thresholds in Dictionary(Number)
        from categories in Dictionary(Gen.Int)
        from packages in Dictionary(Text)
        from day in Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber)
        from hasParent in Gen.Bool
        select Example.Metadata(seed) with
        {
            Name = name,
            HyperParameters = hyperParameters,
            Metrics = metrics,
            Thresholds = thresholds,
            Data = new DataSummary(name, seed, day, hasParent ? day : null, name),
            ReferenceProfile = new ReferenceProfile(
                Example.Metadata().ReferenceProfile.Numbers,
                new Dictionary<string, TextProfile> { [name] = new(seed, 1, categories, 2) }
            ),
            Versions = new LibraryVersions(name, name, packages),
            GitDirty = hasParent,
            Parent = hasParent ? new PackageParent(seed, name) : null,
        };

    [Fact]
    public void Metadata_survive_being_written_and_read() =>
        Metadata.Sample(
            metadata =>
            {
                var read = PackageMetadata.Parse(metadata.ToJson(), "metadata.json");

                read.ToJson().ShouldBe(metadata.ToJson());
                read.Name.ShouldBe(metadata.Name);
                read.Seed.ShouldBe(metadata.Seed);
                read.Data.ShouldBe(metadata.Data);
                read.Split.ShouldBe(metadata.Split);
                read.Parent.ShouldBe(metadata.Parent);
                read.Metrics.ShouldBe(metadata.Metrics);
                read.Thresholds.ShouldBe(metadata.Thresholds);
                read.HyperParameters.Keys.ShouldBe(metadata.HyperParameters.Keys);
                read.Signature.Inputs.ShouldBe(metadata.Signature.Inputs);
                read.ReferenceProfile.Texts.Single()
                    .Value.Categories.ShouldBe(metadata.ReferenceProfile.Texts.Single().Value.Categories);
            },
            iter: 300
        );

    [Fact]
    public void Changed_metadata_are_read_or_refused_by_name()
    {
        var whole = Example.Metadata().ToJson();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte)
            .Sample(
                (position, value) =>
                {
                    var changed = whole.ToArray();
                    changed[position] = value;
                    try
                    {
                        PackageMetadata.Parse(changed, "metadata.json").ToJson();
                    }
                    catch (InputException e)
                    {
                        e.Problem.ShouldStartWith("metadata.json ");
                    }
                },
                iter: 3_000
            );
    }

    [Fact]
    public void Each_property_is_needed()
    {
        var whole = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Example.Metadata().ToJson())!;
        foreach (var property in whole.Keys.Except(["split", "gitCommit", "gitDirty", "parent"]))
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(whole.Where(x => x.Key != property).ToDictionary());

            Should.Throw<InputException>(() => PackageMetadata.Parse(json, "x"), property);
        }
    }

    [Fact]
    public void What_the_model_predicts_for_its_example_is_kept_and_packages_from_before_that_are_read()
    {
        var metadata = Example.Metadata();

        var kept = PackageMetadata.Parse((metadata with { ExamplePrediction = 0.1 + 0.2 }).ToJson(), "x");
        var before = PackageMetadata.Parse(metadata.ToJson(), "x");

        kept.ExamplePrediction.ShouldBe(0.1 + 0.2);
        before.ExamplePrediction.ShouldBeNull();
    }

    [Fact]
    public void The_text_is_for_people_too()
    {
        var text = Encoding.UTF8.GetString(Example.Metadata().ToJson());

        JsonDocument
            .Parse(text)
            .RootElement.EnumerateObject()
            .Select(x => x.Name)
            .ShouldBe([
                "formatVersion",
                "name",
                "family",
                "hyperParameters",
                "seed",
                "signature",
                "inputExample",
                "data",
                "split",
                "metrics",
                "thresholds",
                "referenceProfile",
                "versions",
                "gitCommit",
                "gitDirty",
                "parent",
            ]);
        text.ShouldContain("\n  \"seed\": 42,\n");
        text.ShouldContain("\"type\": \"number\"");
        text.ShouldContain("\"unit\": \"°F\"");
        text.ShouldContain("\"firstDate\": \"2001-01-22\"");
        text.ShouldNotContain("\r");
    }

    static Gen<JsonElement> Json<T>(Gen<T> values) => values.Select(x => JsonSerializer.SerializeToElement(x));

    static Gen<IReadOnlyDictionary<string, T>> Dictionary<T>(Gen<T> values) =>
        Gen.Select(Text, values)
            .Array[0, 5]
            .Select(x =>
                (IReadOnlyDictionary<string, T>)
                    new OrderedDictionary<string, T>(
                        x.DistinctBy(y => y.Item1).Select(y => KeyValuePair.Create(y.Item1, y.Item2))
                    )
            );
}
