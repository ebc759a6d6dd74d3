using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delivery.Notebooks;

/// <summary>A Jupyter notebook for the C# kernel, without any output: https://nbformat.readthedocs.io, version 4.5.</summary>
public static class NotebookDocument
{
    static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of the file.</summary>
    public static string Of(IEnumerable<NotebookCell> cells)
    {
        var document = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select(CellOf)]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject
                {
                    ["display_name"] = ".NET (C#)",
                    ["language"] = "C#",
                    ["name"] = ".net-csharp",
                },
                ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
                ["polyglot_notebook"] = new JsonObject
                {
                    ["kernelInfo"] = new JsonObject
                    {
                        ["defaultKernelName"] = "csharp",
                        ["items"] = new JsonArray(
                            new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }
                        ),
                    },
                },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return document.ToJsonString(s_options) + "\n";
    }

    static JsonNode CellOf(NotebookCell cell)
    {
        var node = new JsonObject { ["cell_type"] = cell.IsCode ? "code" : "markdown" };
        if (cell.IsCode)
            node["execution_count"] = null;
        node["id"] = cell.Id;
        node["metadata"] = cell.IsCode
            ? new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" } }
            : new JsonObject();
        if (cell.IsCode)
            node["outputs"] = new JsonArray();
        node["source"] = new JsonArray([
            .. cell.Lines.Select((x, i) => (JsonNode)(i < cell.Lines.Count - 1 ? $"{x}\n" : x)),
        ]);
        return node;
    }
}
