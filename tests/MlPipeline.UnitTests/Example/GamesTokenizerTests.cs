using Ridership.Features.Games;

namespace MlPipeline.UnitTests.Example;

public sealed class GamesTokenizerTests
{
    [Theory]
    [InlineData("Cubs home; Bulls away", new[] { "cubs_home", "bulls_away" })]
    [InlineData(" WhiteSox  away ;", new[] { "whitesox_away" })]
    [InlineData("", new string[0])]
    public void A_text_has_a_token_per_game(string text, string[] tokens) =>
        new Tokenizer().Tokens(text).ShouldBe(tokens);
}
