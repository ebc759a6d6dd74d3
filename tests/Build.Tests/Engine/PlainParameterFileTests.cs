using System.Text;
using CsCheck;
using Nuke.Common.ValueInjection;

namespace Build.Tests;

public sealed class PlainParameterFileTests
{
    static readonly Gen<string> s_texts = Gen.Char["aK $/.é"].Array[0, 3].Select(x => $"\"{string.Concat(x)}\"");

    static readonly Gen<string> s_values = Gen.Frequency(
        (9, s_texts),
        (1, Gen.OneOf("7", "true", "null", "[\"a\"]", "{}"))
    );

    static readonly Gen<string> s_entries = Gen.Select(s_texts, s_values, (key, value) => $"{key}:{value}");

    static readonly Gen<string> s_objects = s_entries.Array[0, 3].Select(x => $"{{{string.Join(", ", x)}}}");

    // One character too many at any place, and one too few.
    static readonly Gen<string> s_damaged = Gen.Select(
        s_objects,
        Gen.Int[0, 60],
        Gen.Char["\"\\{},:\n\t n"],
        Gen.Bool,
        (text, at, character, removes) =>
        {
            at %= text.Length;
            return removes ? text.Remove(at, 1) : text.Insert(at, $"{character}");
        }
    );

    [Fact]
    public void What_the_quick_reader_takes_the_JSON_reader_reads_the_same_way() =>
        Gen.OneOf(s_objects, s_damaged)
            .Sample(
                text =>
                {
                    var content = Encoding.UTF8.GetBytes(text);
                    if (PlainParameterFile.TryRead(content, "parameters.json", null) is not { } entries)
                        return;
                    var expected = ParameterFile.ReadJson(content, "parameters.json", null);
                    entries.Select(Describe).ShouldBe(expected.Select(Describe), text);
                },
                iter: 20_000
            );

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("{ \"$schema\": \"./build.schema.json\",\n  \"Solution\": \"Product.sln\"\n}\n", 2)]
    public void The_files_of_most_repositories_are_of_the_simplest_kind(string text, int count) =>
        PlainParameterFile.TryRead(Encoding.UTF8.GetBytes(text), "parameters.json", null)!.Count.ShouldBe(count);

    static string Describe(ParameterFileEntry entry) =>
        $"{entry.Place} {entry.Key} {entry.Kind} {string.Join('|', entry.Words)}";
}
