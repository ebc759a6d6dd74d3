using CsCheck;
using Delivery.Ci.Model;
using Delivery.Ci.Planning;

namespace Build.Tests.Ci;

public class RandomPipelineTests
{
    const int Most = 9;

    [Fact]
    public void However_a_flow_is_cut_all_of_it_runs_and_nothing_before_what_it_needs()
    {
        (
            from count in Gen.Int[2, Most]
            from relations in Gen.Bool.Array[Most * Most]
            from cuts in Gen.Bool.Array[Most]
            select (count, relations, cuts)
        ).Sample(x =>
        {
            var graph = Graph(x.count, x.relations);
            var names = graph.Targets.Select(y => y.Name).ToList();
            var goal = names[^1];
            var jobs = Cut(names, x.cuts).Select((y, i) => new JobOutline($"job-{i}", "", y)).ToArray();

            var pipeline = graph.Plan(goal, jobs);

            var runs = pipeline.Jobs.ToDictionary(y => y.Name, y => RunBy(graph, y));
            foreach (var target in graph.Plan([goal], new HashSet<string>()))
                runs.Values.Count(y => y.Contains(target)).ShouldBe(1, target);
            foreach (var job in pipeline.Jobs)
            foreach (var needed in runs[job.Name].SelectMany(y => graph[y].After))
                Before(pipeline, job).SelectMany(y => runs[y]).Concat(runs[job.Name]).ShouldContain(needed);
        });
    }

    // A target may need any of those that stand before it.
    static TargetGraph Graph(int count, bool[] relations) =>
        Graphs.Of([
            .. Enumerable
                .Range(0, count)
                .Select(i => (Name: $"T{i}", Needs: Enumerable.Range(0, i).Where(j => relations[i * Most + j])))
                .Select(x => x.Needs.Any() ? $"{x.Name}: {string.Join(' ', x.Needs.Select(y => $"T{y}"))}" : x.Name),
        ]);

    static IEnumerable<string[]> Cut(List<string> names, bool[] cuts)
    {
        var part = new List<string>();
        for (var i = 0; i < names.Count; i++)
        {
            part.Add(names[i]);
            if (!cuts[i] && i < names.Count - 1)
                continue;
            yield return [.. part];
            part.Clear();
        }
    }

    /// <summary>What the command of a job runs, by what its words mean to the build.</summary>
    static IReadOnlyList<string> RunBy(TargetGraph graph, PipelineJob job) =>
        graph.Plan(job.Command.Targets, job.Command.Skipped.ToHashSet());

    static IEnumerable<string> Before(Pipeline pipeline, PipelineJob job) =>
        job.Needs.SelectMany(x => Before(pipeline, pipeline.Jobs.Single(y => y.Name == x)).Append(x)).Distinct();
}
