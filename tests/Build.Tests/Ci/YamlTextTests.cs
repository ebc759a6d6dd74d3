using CsCheck;
using Delivery.Ci.Yaml;
using YamlDotNet.RepresentationModel;

namespace Build.Tests.Ci;

public class YamlTextTests
{
    static readonly string[] s_lookalikes =
    [
        "on",
        "no",
        "~",
        "null",
        "1.0",
        "0x1F",
        "22:30",
        "1e3",
        "- a",
        "a *b",
        "a: b",
        "# c",
        "${{ x }}",
        "é ☃",
    ];

    static readonly Gen<string> s_words = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 12],
        Gen.Int[0, s_lookalikes.Length - 1].Select(x => s_lookalikes[x])
    );

    [Fact]
    public void What_was_written_reads_back() =>
        Trees(depth: 3)
            .Sample(tree =>
            {
                var document = new YamlMap { { "root", tree } };

                Plain(Ci.Yaml.Read(YamlText.Of(["A heading", ""], document)).Children.Single().Value)
                    .ShouldBe(Plain(tree));
            });

    [Theory]
    [InlineData("on", "\"on\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("1.0", "\"1.0\"")]
    [InlineData("", "\"\"")]
    [InlineData("develop", "develop")]
    [InlineData("./build.sh Test --skip Compile", "./build.sh Test --skip Compile")]
    [InlineData("${{ vars.IMAGE_REGISTRY }}", "${{ vars.IMAGE_REGISTRY }}")]
    public void A_text_has_quotes_where_a_reader_would_take_it_for_something_else(string text, string written) =>
        YamlText.Of([], new YamlMap { { "key", text } }).ShouldBe($"key: {written}\n");

    [Fact]
    public void Numbers_truth_values_and_emptiness_are_what_they_are() =>
        YamlText
            .Of(
                ["Written by hand", "", "and more"],
                new YamlMap
                {
                    { "depth", 0 },
                    { "keep", false },
                    { "none", null },
                    { "empty", Array.Empty<string>() },
                    { "all", YamlEmpty.Map },
                    { "some", YamlEmpty.Sequence },
                    { "action", new YamlCommented("a/b@123", "v1") },
                    { "path", new YamlLines(["a", "b"]) },
                }
            )
            .ShouldBe(
                """
                # Written by hand
                #
                # and more
                depth: 0
                keep: false
                all: {}
                some: []
                action: a/b@123 # v1
                path: |-
                  a
                  b

                """
            );

    static Gen<object> Trees(int depth)
    {
        var texts = s_words.Select(x => (object)x);
        if (depth == 0)
            return texts;
        var inner = Trees(depth - 1);
        return Gen.Frequency(
            (2, texts),
            (1, inner.List[1, 3].Select(x => (object)x)),
            (1, Gen.Select(s_words, inner).List[1, 3].Select(x => (object)MapOf(x))),
            (1, s_words.Where(x => x.Trim() == x && x.Length > 0).List[2, 3].Select(x => (object)new YamlLines(x)))
        );
    }

    static YamlMap MapOf(IEnumerable<(string Key, object Value)> entries)
    {
        var map = new YamlMap();
        foreach (var (key, value) in entries.DistinctBy(x => x.Key))
            map.Add(key, value);
        return map;
    }

    // One text for each tree, whether it was made here or read from a file.
    static string Plain(object tree) =>
        tree switch
        {
            YamlMap map => $"{{{string.Join(',', map.Select(x => $"{Plain(x.Key)}:{Plain(x.Value)}"))}}}",
            YamlLines lines => Plain(string.Join('\n', lines.Lines)),
            List<object> items => $"[{string.Join(',', items.Select(Plain))}]",
            YamlMappingNode map => $"{{{string.Join(',', map.Select(x => $"{Plain(x.Key)}:{Plain(x.Value)}"))}}}",
            YamlSequenceNode items => $"[{string.Join(',', items.Select(Plain))}]",
            YamlScalarNode scalar => Plain(scalar.Value!),
            _ => $"'{tree}'",
        };
}
