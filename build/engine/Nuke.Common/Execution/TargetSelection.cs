using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Which targets the command line names.</summary>
/// <param name="Invoked">The targets to run: those of --target, else those without a name in front, else the default.</param>
/// <param name="Skipped">The targets to skip; empty for everything else; null for none.</param>
sealed record TargetSelection(
    IReadOnlyCollection<ExecutableTarget> Invoked,
    IReadOnlyCollection<ExecutableTarget>? Skipped
)
{
    /// <exception cref="BuildRefusedException">A name is not that of a target, or there is nothing to run.</exception>
    public static TargetSelection Of(
        IReadOnlyList<ExecutableTarget> targets,
        CommandLine commandLine,
        ParameterService parameters
    )
    {
        var named = (string[]?)parameters.GetValue(EngineOptions.Target);
        var invoked = named is { Length: > 0 } ? named : [.. commandLine.Positional.SelectMany(x => x.Split('+'))];
        var skipped = (string[]?)parameters.GetValue(EngineOptions.Skip);

        var errors = new List<string>();
        var selection = new TargetSelection(
            invoked.Length > 0 ? Find(invoked, targets, errors) : [.. targets.Where(x => x.IsDefault)],
            skipped is null ? null : Find(skipped, targets, errors)
        );
        if (errors.Count == 0 && selection.Invoked.Count == 0)
            errors.Add($"There is no default target. Name one: {NamesOf(targets)}.");
        if (errors.Count > 0)
            throw new BuildRefusedException(string.Join('\n', errors));
        return selection;
    }

    static List<ExecutableTarget> Find(
        IEnumerable<string> names,
        IReadOnlyList<ExecutableTarget> targets,
        List<string> errors
    )
    {
        var found = new List<ExecutableTarget>();
        foreach (var name in names)
        {
            var target = targets.FirstOrDefault(x => ParameterName.Normalise(x.Name) == ParameterName.Normalise(name));
            if (target is not null)
                found.Add(target);
            else
                errors.Add(
                    $"There is no target {name}.{NameSuggestion.For(name, targets.Select(x => x.Name))} The targets are {NamesOf(targets)}."
                );
        }
        return found;
    }

    static string NamesOf(IEnumerable<ExecutableTarget> targets) => string.Join(", ", targets.Select(x => x.Name));
}
