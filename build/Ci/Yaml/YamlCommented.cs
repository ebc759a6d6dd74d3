using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Delivery.Ci.Yaml;

/// <summary>A text with a comment behind it.</summary>
/// <param name="Value">The text.</param>
/// <param name="Comment">The comment, on one line.</param>
public sealed record YamlCommented(string Value, string Comment) : IYamlConvertible
{
    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) =>
        throw new NotSupportedException("A comment is written, and not read.");

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer)
    {
        nestedObjectSerializer(Value);
        emitter.Emit(new Comment(Comment, isInline: true));
    }
}
