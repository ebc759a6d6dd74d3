using System.Collections.Frozen;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Features.Common;

/// <summary>What <see cref="TokenCountFlow"/> learnt.</summary>
/// <param name="Vocabulary">The tokens of the training rows that occur often enough, in ordinal order.</param>
public sealed record TokenLearning(IReadOnlyList<string> Vocabulary)
{
    /// <summary>The place of each token in the vocabulary.</summary>
    internal IReadOnlyDictionary<string, int> Places { get; } =
        Vocabulary.Select((token, i) => (token, i)).ToFrozenDictionary(x => x.token, x => x.i, StringComparer.Ordinal);
}

/// <summary>A text field as counts: one feature per token of the training rows, its value how often a row has the token.</summary>
/// <param name="name">The flow's name.</param>
/// <param name="field">The text field; a missing text has no tokens.</param>
/// <param name="tokenizer">Takes a text apart.</param>
/// <param name="minimumRows">A token is learnt when at least so many training rows have it; a rarer one is ignored. At least 1.</param>
public sealed class TokenCountFlow(string name, Field field, ITokenizer tokenizer, int minimumRows = 1)
    : LearningFlow<TokenLearning>
{
    public override string Name { get; } = name;

    public override IReadOnlyList<Field> Reads { get; } = [field];

    protected override TokenLearning Learn(Dataset training)
    {
        var text = training.Text(field);
        var rowsOfCode = new int[text.Categories.Count];
        foreach (var code in text.Codes)
            if (code >= 0)
                rowsOfCode[code]++;
        var rowsOfToken = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var code = 0; code < rowsOfCode.Length; code++)
            foreach (var token in tokenizer.Tokens(text.Categories[code]).Distinct(StringComparer.Ordinal))
                rowsOfToken[token] = rowsOfToken.GetValueOrDefault(token) + rowsOfCode[code];
        return new([
            .. rowsOfToken.Where(x => x.Value >= minimumRows).Select(x => x.Key).Order(StringComparer.Ordinal),
        ]);
    }

    protected override IReadOnlyList<string> Names(TokenLearning learnt) =>
        [.. learnt.Vocabulary.Select(x => $"{field.Name}_{x}")];

    protected override void Compute(TokenLearning learnt, Dataset rows, float[][] columns)
    {
        var text = rows.Text(field);
        var places = learnt.Places;
        var known = text
            .Categories.Select(x => tokenizer.Tokens(x).Where(places.ContainsKey).Select(y => places[y]).ToArray())
            .ToArray();
        foreach (var column in columns)
            Array.Clear(column);
        for (var row = 0; row < rows.RowCount; row++)
            if (text.Codes[row] is >= 0 and var code)
                foreach (var feature in known[code])
                    columns[feature][row]++;
    }
}
