using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>Reads a text that GitVersion writes as a number when it is one.</summary>
sealed class NumberOrText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString();

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
