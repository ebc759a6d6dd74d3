namespace Build.Tests.Incremental;

/// <summary>What a <see cref="DataFlowBuild"/> should do, told without files, hashes or records.</summary>
public sealed class DataFlowModel(IReadOnlyList<GraphSpecification> targets)
{
    readonly Dictionary<int, string> _inputsOfLastRun = [];

    /// <summary>The sources, by group and name.</summary>
    public SortedDictionary<(int Group, string Name), string> Sources { get; } = [];

    /// <summary>What targets have made and nobody has taken away, by number.</summary>
    public Dictionary<int, string> Made { get; } = [];

    public string[] Values { get; } = ["a", "a"];

    public string Mode { get; set; } = "a";

    /// <summary>The targets that have to run now; afterwards they have.</summary>
    public IReadOnlyList<int> Run()
    {
        var ran = new List<int>();
        for (var number = 0; number < targets.Count; number++)
        {
            var target = targets[number];
            var inputs = InputsOf(target);
            var expected = target.Make(inputs);
            if (_inputsOfLastRun.GetValueOrDefault(number) == inputs && Made.GetValueOrDefault(number) == expected)
                continue;
            _inputsOfLastRun[number] = inputs;
            Made[number] = expected;
            ran.Add(number);
        }
        return ran;
    }

    string InputsOf(GraphSpecification target)
    {
        var sources = target.Groups.SelectMany(group =>
            Sources.Where(x => x.Key.Group == group).Select(x => $"{x.Key.Name}={x.Value};")
        );
        var made = target.Dependencies.Select(x => $"{x}.txt={Made[x]};");
        var value = target.Value is { } index ? Values[index] : "";
        return $"{string.Concat(sources.Concat(made))}{value},{(target.ReadsMode ? Mode : "")}";
    }
}
