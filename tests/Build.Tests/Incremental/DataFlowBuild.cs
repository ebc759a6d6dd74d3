using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests.Incremental;

/// <summary>A build of targets that read sources, values, a parameter and what others have made.</summary>
public sealed class DataFlowBuild(IReadOnlyList<GraphSpecification> targets, IReadOnlyList<string> values) : NukeBuild
{
    public const int Size = 5;

    readonly List<int> _ran = [];

    [Parameter]
    public string? Mode => TryGetValue(() => Mode);

    /// <summary>The numbers of the targets that have run.</summary>
    public IReadOnlyList<int> Ran => [.. _ran.Order()];

    public Target T0 => _ => Define(_, 0);
    public Target T1 => _ => Define(_, 1);
    public Target T2 => _ => Define(_, 2);
    public Target T3 => _ => Define(_, 3);
    public Target T4 => _ => Define(_, 4);

    public Target All => _ => _.DependsOn(Targets);

    Target[] Targets => [T0, T1, T2, T3, T4];

    ITargetDefinition Define(ITargetDefinition definition, int number)
    {
        var target = targets[number];
        if (target.Value is { } value)
            definition.Inputs(() => values[value]);
        return definition
            .DependsOn([.. target.Dependencies.Select(x => Targets[x])])
            .Inputs([.. target.Groups.Select(x => $"source/{x}/*.txt")])
            .Inputs([.. target.Dependencies.Select(x => $"made/{x}.txt")])
            .Outputs($"made/{number}.txt")
            .Executes(() => Run(number));
    }

    void Run(int number)
    {
        lock (_ran)
            _ran.Add(number);
        var target = targets[number];
        var read = target
            .Groups.SelectMany(x => (RootDirectory / "source" / $"{x}").GlobFiles("*.txt"))
            .Concat(target.Dependencies.Select(x => RootDirectory / "made" / $"{x}.txt"))
            .Select(x => $"{x.Name}={x.ReadAllText()};");
        var value = target.Value is { } index ? values[index] : "";
        var mode = target.ReadsMode ? Mode : "";
        (RootDirectory / "made" / $"{number}.txt").WriteAllText(target.Make($"{string.Concat(read)}{value},{mode}"));
    }
}
