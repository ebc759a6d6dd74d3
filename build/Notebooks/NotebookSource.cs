using Delivery.Outcomes;

namespace Delivery.Notebooks;

/// <summary>
/// A file-based app in cells, in the percent format that editors know: <c>// %% [markdown]</c> begins text,
/// <c>// %% Title</c> begins code.
/// </summary>
/// <remarks>
/// A program has its types at the end, a notebook has them where they are explained: <c>// %% types of: Title</c> stands in the
/// notebook before the cell of that title. A line that begins with <c>//></c> is code in the notebook only.
/// </remarks>
public sealed class NotebookSource
{
    const string Mark = "// %%";
    const string Markdown = "[markdown]";
    const string TypesOf = "types of: ";
    const string NotebookOnly = "//> ";

    NotebookSource(IReadOnlyList<string> directives, IReadOnlyList<NotebookCell> cells)
    {
        Directives = directives;
        Cells = cells;
    }

    /// <summary>What the program says of its projects and packages: the lines that begin with <c>#:</c>.</summary>
    public IReadOnlyList<string> Directives { get; }

    /// <summary>The cells, in the order of a notebook.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>Reads a program.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="StopException">It is not in cells as it should be (exit code 2).</exception>
    public static NotebookSource Read(string file, IReadOnlyList<string> lines)
    {
        var first = lines.ToList().FindIndex(x => x.StartsWith(Mark, StringComparison.Ordinal));
        if (first < 0)
            throw StopException.Refused($"{file} has no cells. Begin each with a line \"{Mark} Title\".");
        var cells = new List<(string Title, NotebookCell Cell)>();
        var types = new Dictionary<string, NotebookCell>(StringComparer.Ordinal);
        foreach (var (title, content) in Blocks(lines.Skip(first)))
        {
            if (title.StartsWith(TypesOf, StringComparison.Ordinal))
                types.Add(
                    title[TypesOf.Length..],
                    new NotebookCell($"types-{Slug(title[TypesOf.Length..])}", true, content)
                );
            else if (title == Markdown)
                cells.Add((title, new NotebookCell("", false, [.. content.Select(Uncommented)])));
            else
                cells.Add((title, new NotebookCell(Slug(title), true, [.. content.Select(InNotebook)])));
        }
        if (types.Keys.FirstOrDefault(x => cells.TrueForAll(y => y.Title != x)) is { } lost)
            throw StopException.Refused(
                $"{file}: the cell \"{TypesOf}{lost}\" belongs to a cell \"{lost}\", which does not exist. Correct the title."
            );
        var ordered = cells
            .SelectMany(x => types.TryGetValue(x.Title, out var before) ? (NotebookCell[])[before, x.Cell] : [x.Cell])
            .ToList();
        return new NotebookSource(
            [.. lines.Take(first).Where(x => x.StartsWith("#:", StringComparison.Ordinal))],
            Named(file, ordered)
        );
    }

    static IEnumerable<(string Title, IReadOnlyList<string> Content)> Blocks(IEnumerable<string> lines)
    {
        var title = "";
        var content = new List<string>();
        foreach (var line in lines)
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                content.Add(line);
                continue;
            }
            if (content.Count > 0)
                yield return (title, Trimmed(content));
            title = line[Mark.Length..].Trim();
            content = [];
        }
        yield return (title, Trimmed(content));
    }

    /// <summary>Text is called after the code that it stands before.</summary>
    static List<NotebookCell> Named(string file, List<NotebookCell> cells)
    {
        var named = new List<NotebookCell>();
        for (var i = 0; i < cells.Count; i++)
        {
            var next = cells.Skip(i).FirstOrDefault(x => x.IsCode)?.Id ?? "end";
            named.Add(cells[i].IsCode ? cells[i] : cells[i] with { Id = $"about-{next}" });
        }
        var twice = named.GroupBy(x => x.Id).FirstOrDefault(x => x.Count() > 1);
        return twice is null
            ? named
            : throw StopException.Refused(
                $"{file} has two cells called \"{twice.Key}\". Give each a title of its own."
            );
    }

    static IReadOnlyList<string> Trimmed(List<string> lines)
    {
        var start = lines.FindIndex(x => x.Length > 0);
        var end = lines.FindLastIndex(x => x.Length > 0);
        return start < 0 ? [] : lines[start..(end + 1)];
    }

    static string Uncommented(string line) =>
        line.StartsWith("// ", StringComparison.Ordinal) ? line[3..]
        : line == "//" ? ""
        : line;

    static string InNotebook(string line)
    {
        var code = line.TrimStart();
        return code.StartsWith(NotebookOnly, StringComparison.Ordinal)
            ? line[..^code.Length] + code[NotebookOnly.Length..]
            : line;
    }

    static string Slug(string title) =>
        string.Join(
            '-',
            string.Concat(title.Select(x => char.IsAsciiLetterOrDigit(x) ? char.ToLowerInvariant(x) : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
