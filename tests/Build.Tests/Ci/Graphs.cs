using Delivery.Ci.Model;
using Delivery.Ci.Planning;
using Delivery.Outcomes;

namespace Build.Tests.Ci;

/// <summary>Targets as one line each: <c>Deploy: Push Train</c> needs two others.</summary>
static class Graphs
{
    public static TargetGraph Of(params string[] lines) => new([.. lines.Select(Parse)]);

    public static PipelinePlanner Planner(this TargetGraph graph) =>
        new(graph, x => new PipelineSetting(x, "", x.EndsWith("Key", StringComparison.Ordinal)));

    public static Pipeline Plan(this TargetGraph graph, string? goal, params JobOutline[] jobs) =>
        graph.Planner().Plan([new PipelineOutline("Flow", "", new PipelineTrigger(), jobs) { Goal = goal }])[0];

    public static string Refusal(Action action)
    {
        var exception = Should.Throw<StopException>(action);
        exception.ExitCode.ShouldBe(2);
        return exception.Message;
    }

    static TargetNode Parse(string line)
    {
        var (name, needs) = line.Split(": ") is [var left, var right] ? (left, right.Split(' ')) : (line, []);
        return new TargetNode(name) { Needs = needs, After = needs };
    }
}
