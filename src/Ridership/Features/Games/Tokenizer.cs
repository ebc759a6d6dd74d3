using MlPipeline.Features.Common;

namespace Ridership.Features.Games;

/// <summary>Takes a day's games apart: <c>Cubs home; Bulls away</c> has the tokens <c>cubs_home</c> and <c>bulls_away</c>.</summary>
public sealed class Tokenizer : ITokenizer
{
    public IEnumerable<string> Tokens(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(game =>
                string.Join('_', game.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()
            );
}
