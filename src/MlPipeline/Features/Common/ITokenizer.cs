namespace MlPipeline.Features.Common;

/// <summary>Takes a text apart into tokens.</summary>
public interface ITokenizer
{
    /// <summary>The tokens of a text, in order, with repeats. A token is lower case and has no spaces: it becomes part of a feature's name.</summary>
    IEnumerable<string> Tokens(string text);
}
