using System.Collections;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Delivery.Ci.Yaml;

/// <summary>A mapping of a YAML document, in the order in which it is written. What is null or empty is left out; see <see cref="YamlEmpty"/>.</summary>
public sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>, IYamlConvertible
{
    readonly List<KeyValuePair<string, object>> _entries = [];

    /// <summary>Appends an entry: a text, a number, a truth value, a mapping, a sequence of those, or nothing.</summary>
    public void Add(string key, object? value)
    {
        if (value is null or ICollection { Count: 0 } or YamlMap { Count: 0 })
            return;
        _entries.Add(new KeyValuePair<string, object>(key, value));
    }

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) =>
        throw new NotSupportedException("A mapping is written, and read as a tree of nodes.");

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer)
    {
        emitter.Emit(new MappingStart(null, null, isImplicit: true, MappingStyle.Block));
        foreach (var (key, value) in _entries)
        {
            nestedObjectSerializer(key);
            nestedObjectSerializer(value);
        }
        emitter.Emit(new MappingEnd());
    }
}
