using Nuke.Common.Completion;
using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Questions about a build; a command line that asks one runs nothing.</summary>
static class Inquiry
{
    static readonly ParameterDescriptor[] s_options =
    [
        EngineOptions.Help,
        EngineOptions.Version,
        EngineOptions.Schema,
        EngineOptions.Completion,
    ];

    /// <summary>The question that the command line asks, or null.</summary>
    public static ParameterDescriptor? In(ParameterService parameters) =>
        s_options.FirstOrDefault(x => parameters.GetValue(x) is { } value && value is not false);

    public static Report Answer(
        ParameterDescriptor question,
        NukeBuild build,
        IReadOnlyList<ExecutableTarget> targets,
        ParameterCatalog catalog,
        BuildContext context
    )
    {
        var root = context.Session.RootDirectory;
        if (question == EngineOptions.Version)
            return VersionText.Of(build.GetType());
        if (question == EngineOptions.Schema)
        {
            var path = ParameterSchema.PathOf(root);
            AtomicFile.Write(path, ParameterSchema.Of(targets.Where(x => x.Listed).Select(x => x.Name), catalog));
            return new Report().Add($"{root.GetUnixRelativePathTo(path)} is written.");
        }
        if (question == EngineOptions.Completion)
        {
            var shell = (Shell)context.Parameters.GetValue(question)!;
            var words = CompletionWords.Of(targets, catalog, ParameterFile.ProfilesOf(root));
            return new Report().Add(CompletionScript.For(shell, words));
        }
        return HelpText.Of(targets, catalog);
    }
}
