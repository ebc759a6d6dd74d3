using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>A column of text: a code per row into the list of distinct texts; a missing one is code −1.</summary>
public sealed class TextColumn : Column
{
    readonly ReadOnlyMemory<int> codes;

    /// <summary>Wraps codes and categories without copying them.</summary>
    /// <param name="field">The field.</param>
    /// <param name="codes">One code per row, an index into <paramref name="categories"/>, or −1 where missing.</param>
    /// <param name="categories">The distinct texts; may hold more than the codes name.</param>
    public TextColumn(Field field, ReadOnlyMemory<int> codes, IReadOnlyList<string> categories)
        : base(field, codes.Length)
    {
        this.codes = codes;
        Categories = categories;
    }

    /// <summary>The code of each row: an index into <see cref="Categories"/>, or −1 where missing.</summary>
    public ReadOnlySpan<int> Codes => codes.Span;

    /// <summary>The distinct texts.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The text of a row, or null where missing.</summary>
    public string? this[int row] => Codes[row] < 0 ? null : Categories[Codes[row]];

    /// <summary>A column of the given texts; null stands for a missing one.</summary>
    public static TextColumn Of(Field field, IEnumerable<string?> texts)
    {
        var categories = new List<string>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new List<int>();
        foreach (var text in texts)
        {
            if (text is null)
            {
                codes.Add(-1);
                continue;
            }
            if (!known.TryGetValue(text, out var code))
            {
                known.Add(text, code = categories.Count);
                categories.Add(text);
            }
            codes.Add(code);
        }
        return new TextColumn(field, codes.ToArray(), categories);
    }

    public override bool IsMissing(int row) => Codes[row] < 0;

    public override string Display(int row) => this[row] ?? "";

    public override Column Take(ReadOnlySpan<int> rows)
    {
        var source = Codes;
        var taken = new int[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = rows[i] < 0 ? -1 : source[rows[i]];
        return new TextColumn(Field, taken, Categories);
    }

    public override Column Slice(int start, int count) => new TextColumn(Field, codes.Slice(start, count), Categories);
}
