using System.Collections.Frozen;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Features.Common;

/// <summary>What <see cref="CategoryFlow"/> learnt.</summary>
/// <param name="Categories">Per field its texts, most frequent first; equally frequent ones in ordinal order.</param>
public sealed record CategoryLearning(IReadOnlyList<IReadOnlyList<string>> Categories)
{
    /// <summary>Per field the rank of each of its texts, from 1.</summary>
    internal IReadOnlyList<IReadOnlyDictionary<string, int>> Ranks { get; } =
    [
        .. Categories.Select(texts =>
            texts
                .Select((text, place) => (text, place))
                .ToFrozenDictionary(x => x.text, x => x.place + 1, StringComparer.Ordinal)
        ),
    ];
}

/// <summary>
/// Text fields as ranks: 1 for the most frequent text of the training rows, 2 for the next, and so on; 0 for a missing
/// or unseen one. For trees, which can cut such a scale anywhere; a linear model would read an order into it.
/// </summary>
public sealed class CategoryFlow(string name, IReadOnlyList<Field> fields) : LearningFlow<CategoryLearning>
{
    readonly string[] names = [.. fields.Select(x => x.Name + "_rank")];

    public override string Name { get; } = name;

    public override IReadOnlyList<Field> Reads => fields;

    protected override CategoryLearning Learn(Dataset training) =>
        new([.. fields.Select(x => Ranked(training.Text(x)))]);

    protected override IReadOnlyList<string> Names(CategoryLearning learnt) => names;

    protected override void Compute(CategoryLearning learnt, Dataset rows, float[][] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var ranks = learnt.Ranks[i];
            var text = rows.Text(fields[i]);
            // One look-up per distinct text, not per row.
            var rankOfCode = text.Categories.Select(x => (float)ranks.GetValueOrDefault(x)).ToArray();
            var codes = text.Codes;
            var column = columns[i];
            for (var row = 0; row < column.Length; row++)
                column[row] = codes[row] < 0 ? 0 : rankOfCode[codes[row]];
        }
    }

    static List<string> Ranked(TextColumn column)
    {
        var counts = new int[column.Categories.Count];
        foreach (var code in column.Codes)
            if (code >= 0)
                counts[code]++;
        return
        [
            .. Enumerable
                .Range(0, counts.Length)
                .Where(x => counts[x] > 0)
                .OrderByDescending(x => counts[x])
                .ThenBy(x => column.Categories[x], StringComparer.Ordinal)
                .Select(x => column.Categories[x]),
        ];
    }
}
