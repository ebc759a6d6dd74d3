using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary>Changes one value of a parameter file; the others, their order and the indentation stay.</summary>
static class ParameterFileEditor
{
    const int DefaultIndentation = 2;

    /// <summary>Sets a value, in a new file if there is none.</summary>
    public static void Set(AbsolutePath path, ParameterDescriptor parameter, string value) =>
        Change(path, content => content[KeyOf(content, parameter) ?? parameter.Key] = value);

    /// <summary>Removes a value. False where there was none.</summary>
    public static bool Remove(AbsolutePath path, ParameterDescriptor parameter)
    {
        var isThere = false;
        Change(path, content => isThere = KeyOf(content, parameter) is { } key && content.Remove(key));
        return isThere;
    }

    static void Change(AbsolutePath path, Action<JsonObject> change)
    {
        var text = path.FileExists() ? path.ReadAllText() : "{}\n";
        var content = JsonNode.Parse(text)!.AsObject();
        change(content);

        var indentation = IndentationOf(text);
        var options = new JsonSerializerOptions
        {
            WriteIndented = true,
            IndentCharacter = indentation.StartsWith('\t') ? '\t' : ' ',
            IndentSize = indentation.Length,
            NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n",
            // The file is for people, and no web page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        AtomicFile.Write(path, content.ToJsonString(options) + options.NewLine);
    }

    static string IndentationOf(string text)
    {
        var first = text.Split('\n').Skip(1).FirstOrDefault(line => line.TrimStart().StartsWith('"')) ?? "";
        var indentation = first[..(first.Length - first.TrimStart().Length)];
        return indentation.Length > 0 ? indentation : new string(' ', DefaultIndentation);
    }

    static string? KeyOf(JsonObject content, ParameterDescriptor parameter) =>
        content
            .Select(x => x.Key)
            .FirstOrDefault(key => ParameterName.Normalise(key) == ParameterName.Normalise(parameter.Name));
}
