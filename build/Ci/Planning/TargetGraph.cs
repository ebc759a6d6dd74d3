using System.Reflection;
using Delivery.Components;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;

namespace Delivery.Ci.Planning;

/// <summary>The targets of a build and how they hang together.</summary>
public sealed class TargetGraph
{
    readonly Dictionary<string, TargetNode> _byName;

    /// <summary>Takes the targets, in the order of their declaration.</summary>
    public TargetGraph(IReadOnlyList<TargetNode> targets)
    {
        Targets = targets;
        _byName = targets.ToDictionary(x => x.Name, StringComparer.Ordinal);
    }

    /// <summary>All targets, in the order of their declaration.</summary>
    public IReadOnlyList<TargetNode> Targets { get; }

    /// <summary>The target of a name.</summary>
    /// <exception cref="StopException">There is none (exit code 2).</exception>
    public TargetNode this[string name] =>
        _byName.GetValueOrDefault(name)
        ?? throw StopException.Refused(
            $"A pipeline names the target {name}, which the build does not have. Correct build/Ci/DeliveryPipelines.cs."
        );

    /// <summary>The targets of a build.</summary>
    /// <param name="targets">All of them.</param>
    /// <param name="root">The repository.</param>
    /// <param name="build">The build class.</param>
    public static TargetGraph Of(IEnumerable<TargetDescription> targets, AbsolutePath root, Type build) =>
        new([
            .. targets.Select(x => new TargetNode(x.Name)
            {
                Needs = x.Needs,
                After = x.After,
                Produces =
                [
                    .. x.Produces.Select(y => Path.IsPathRooted(y) ? root.GetUnixRelativePathTo(y).ToString() : y),
                ],
                Consumes = x.Consumes,
                NeedsDocker = ComponentOf(build, x.Name)?.IsAssignableTo(typeof(IHazDocker)) == true,
            }),
        ]);

    /// <summary>Whether there is a target of this name.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>What runs when these targets are asked for, and others are skipped with all that only they need.</summary>
    /// <returns>The targets, in the order of their declaration.</returns>
    public IReadOnlyList<string> Plan(IEnumerable<string> asked, IReadOnlySet<string> skipped)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(asked);
        while (pending.TryPop(out var name))
        {
            if (skipped.Contains(name) || !reached.Add(name))
                continue;
            foreach (var next in this[name].Needs)
                pending.Push(next);
        }
        return [.. Targets.Select(x => x.Name).Where(reached.Contains)];
    }

    static Type? ComponentOf(Type build, string target) =>
        build
            .GetInterfaces()
            .FirstOrDefault(x =>
                x.GetProperty(target, BindingFlags.Instance | BindingFlags.Public)?.PropertyType == typeof(Target)
            );
}
