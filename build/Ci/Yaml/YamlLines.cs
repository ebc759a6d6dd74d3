using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Delivery.Ci.Yaml;

/// <summary>A text of several lines, written as such.</summary>
/// <param name="Lines">The lines.</param>
public sealed record YamlLines(IReadOnlyList<string> Lines) : IYamlConvertible
{
    /// <summary>One line as a text, several as lines.</summary>
    public static object Of(IReadOnlyList<string> lines) => lines is [var only] ? only : new YamlLines(lines);

    void IYamlConvertible.Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) =>
        throw new NotSupportedException("Lines are written, and read as a scalar.");

    void IYamlConvertible.Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) =>
        emitter.Emit(
            new Scalar(
                null,
                null,
                string.Join('\n', Lines),
                ScalarStyle.Literal,
                isPlainImplicit: true,
                isQuotedImplicit: true
            )
        );
}
