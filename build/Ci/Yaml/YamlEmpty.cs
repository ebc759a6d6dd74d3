using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Delivery.Ci.Yaml;

/// <summary>A mapping or a sequence that says something by being empty.</summary>
public sealed class YamlEmpty : IYamlConvertible
{
    readonly ParsingEvent[] _events;

    YamlEmpty(params ParsingEvent[] events) => _events = events;

    /// <summary><c>{}</c></summary>
    public static YamlEmpty Map { get; } =
        new(new MappingStart(null, null, isImplicit: true, MappingStyle.Flow), new MappingEnd());

    /// <summary><c>[]</c></summary>
    public static YamlEmpty Sequence { get; } =
        new(new SequenceStart(null, null, isImplicit: true, SequenceStyle.Flow), new SequenceEnd());

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) =>
        throw new NotSupportedException("This is written, and read as a tree of nodes.");

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer)
    {
        foreach (var written in _events)
            emitter.Emit(written);
    }
}
