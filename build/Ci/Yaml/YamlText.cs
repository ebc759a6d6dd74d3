using YamlDotNet.Serialization;

namespace Delivery.Ci.Yaml;

/// <summary>Writes a YAML document. Every text reads back as that text, whatever it looks like.</summary>
public static class YamlText
{
    static readonly ISerializer s_serializer = new SerializerBuilder()
        // "on", "22:30" and "1.0" are no texts to every reader unless they are quoted.
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithEventEmitter(next => new YamlStars(next))
        .WithIndentedSequences()
        .DisableAliases()
        .WithNewLine("\n")
        .Build();

    /// <summary>The text of a document.</summary>
    /// <param name="heading">Comment lines above it.</param>
    /// <param name="document">The document.</param>
    public static string Of(IEnumerable<string> heading, YamlMap document) =>
        string.Concat(heading.Select(x => $"# {x}".TrimEnd() + "\n")) + s_serializer.Serialize(document);
}
