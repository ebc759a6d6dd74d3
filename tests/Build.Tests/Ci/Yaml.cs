using YamlDotNet.RepresentationModel;

namespace Build.Tests.Ci;

/// <summary>Reads what tests want to know from a tree of YAML.</summary>
static class Yaml
{
    public static YamlMappingNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public static YamlMappingNode Map(this YamlNode node, string key) => (YamlMappingNode)node[key];

    public static string? Find(this YamlNode node, string key) => (node.Child(key) as YamlScalarNode)?.Value;

    public static YamlNode? Child(this YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? value : null;

    public static IReadOnlyList<string> Keys(this YamlNode node) =>
        [.. ((YamlMappingNode)node).Children.Keys.Select(x => ((YamlScalarNode)x).Value!)];

    public static IReadOnlyList<YamlNode> Items(this YamlNode? node) =>
        node is YamlSequenceNode items ? [.. items.Children] : [];

    public static IReadOnlyList<string> Texts(this YamlNode? node) =>
        node is YamlScalarNode only ? [only.Value!] : [.. node.Items().Select(x => ((YamlScalarNode)x).Value!)];

    public static IEnumerable<string> Scalars(this YamlNode node) =>
        node.AllNodes.OfType<YamlScalarNode>().Select(x => x.Value!);
}
