namespace Nuke.Common.ValueInjection;

/// <summary>The words of a command line, told apart.</summary>
/// <param name="Positional">Words without a name in front: the targets.</param>
/// <param name="Values">The words given to each parameter; none for a bare switch.</param>
/// <param name="Errors">What could not be understood, each a complete sentence.</param>
sealed record CommandLine(
    IReadOnlyList<string> Positional,
    IReadOnlyDictionary<ParameterDescriptor, IReadOnlyList<string>> Values,
    IReadOnlyList<string> Errors
)
{
    public bool Has(ParameterDescriptor parameter) => Values.ContainsKey(parameter);
}
