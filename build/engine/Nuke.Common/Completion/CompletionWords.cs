using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Completion;

/// <summary>What can be completed on the command line of a build.</summary>
/// <param name="Targets">The targets that <c>--help</c> lists.</param>
/// <param name="Options">The options that <c>--help</c> lists.</param>
/// <param name="Values">What may follow an option, where that can be listed; empty for a file or any other text.</param>
/// <param name="Secrets">The parameters that are secrets.</param>
sealed record CompletionWords(
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Options,
    IReadOnlyList<(string Option, IReadOnlyList<string> Words)> Values,
    IReadOnlyList<string> Secrets
)
{
    public static CompletionWords Of(
        IReadOnlyList<ExecutableTarget> targets,
        ParameterCatalog catalog,
        IReadOnlyList<string> profiles
    )
    {
        var names = targets.Where(x => x.Listed).Select(x => x.Name).ToList();
        var parameters = catalog.All.Where(x => x.Listed).ToList();
        return new CompletionWords(
            names,
            [.. parameters.Select(x => x.Option)],
            [.. parameters.Where(x => !x.IsSwitch).Select(x => (x.Option, ValuesOf(x, names, profiles)))],
            [.. parameters.Where(x => x.IsSecret).Select(x => x.Key)]
        );
    }

    static IReadOnlyList<string> ValuesOf(
        ParameterDescriptor parameter,
        IReadOnlyList<string> targets,
        IReadOnlyList<string> profiles
    ) =>
        parameter == EngineOptions.Target || parameter == EngineOptions.Skip ? targets
        : parameter == EngineOptions.Profile ? profiles
        : ValueConversion.NamesOf(parameter.Type);
}
