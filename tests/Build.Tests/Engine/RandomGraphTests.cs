using CsCheck;

namespace Build.Tests;

public class RandomGraphTests
{
    static readonly Gen<EdgeKind> s_kinds = Gen.Enum<EdgeKind>();

    static readonly Gen<Edge> s_edges = Gen.Select(
        Gen.Int[0, GraphBuild.Size - 1],
        Gen.Int[0, GraphBuild.Size - 1],
        s_kinds,
        (from, to, kind) => new Edge(from, to, kind)
    );

    // Edges that only point to smaller numbers cannot close a circle; the numbers are then dealt out anew.
    static readonly Gen<Edge[]> s_acyclic = Gen.Select(
        s_edges.Where(x => x.From > x.To).Array[0, 16],
        Gen.Shuffle(Enumerable.Range(0, GraphBuild.Size).ToArray()),
        (edges, numbers) => edges.Select(x => x with { From = numbers[x.From], To = numbers[x.To] }).ToArray()
    );

    static readonly Gen<int[]> s_some = Gen.Int[0, GraphBuild.Size - 1].ArrayUnique[0, 2];

    [Fact]
    public async Task Each_target_of_any_graph_runs_once_and_after_its_predecessors() =>
        await s_acyclic.SampleAsync(
            async edges =>
            {
                var build = new GraphBuild(edges);

                var run = await BuildRun.Of(build, x => x.All);

                run.ExitCode.ShouldBe(0, run.Output);
                var order = build.Ran.Select(name => name[1] - '0').ToList();
                order.Order().ShouldBe(Enumerable.Range(0, GraphBuild.Size));
                foreach (var edge in edges)
                    order.IndexOf(edge.From).ShouldBeGreaterThan(order.IndexOf(edge.To));
            },
            iter: 200
        );

    [Fact]
    public async Task Targets_that_run_at_the_same_time_keep_to_every_relation_and_limit_also_when_some_fail() =>
        await Gen.Select(s_acyclic, s_some, s_some, Gen.Int[1, GraphBuild.Size])
            .SampleAsync(
                async (edges, failing, assured, limit) =>
                {
                    var build = new GraphBuild(edges, failing, assured);

                    var run = await BuildRun.Of(build, x => x.All, "--parallel", $"{limit}");

                    run.ExitCode.ShouldBe(failing.Length == 0 ? 0 : 1, run.Output);
                    build.Ran.ShouldBeUnique();
                    build.Ran.Count.ShouldBeGreaterThanOrEqualTo(failing.Length == 0 ? GraphBuild.Size : 1);
                    assured.ShouldAllBe(x => build.Ran.Contains($"T{x}"));
                    build.IsFinished.ShouldBeTrue();
                    MostAtOnce(build).ShouldBeLessThanOrEqualTo(limit);
                    foreach (var (before, after) in Ordered(edges))
                        CheckOrder(build, $"T{before}", $"T{after}");
                    CheckBlocks(run.Output);
                },
                iter: 300
            );

    [Fact]
    public async Task Any_circle_in_any_graph_is_refused_and_its_members_are_named() =>
        await Gen.Select(s_acyclic, Gen.Int[0, GraphBuild.Size - 2], s_kinds)
            .SampleAsync(
                async (edges, start, kind) =>
                {
                    Edge[] circle = [new(start, start + 1, kind), new(start + 1, start, EdgeKind.DependsOn)];
                    var build = new GraphBuild([.. edges, .. circle]);

                    var run = await BuildRun.Of(build, x => x.All);

                    run.ExitCode.ShouldBe(2);
                    build.Ran.ShouldBeEmpty();
                    var names = run.Output.Split(": ")[1].Split('.')[0].Split(" -> ");
                    names[0].ShouldBe(names[^1]);
                    foreach (var (from, to) in names.Zip(names.Skip(1)))
                        build.IsPredecessor(to, from).ShouldBeTrue(run.Output);
                },
                iter: 200
            );

    static int MostAtOnce(GraphBuild build)
    {
        var running = 0;
        return build.Events.Select(x => running += x.Ends ? -1 : 1).Max();
    }

    // Also where the targets between two others were left out.
    static IEnumerable<(int Before, int After)> Ordered(Edge[] edges)
    {
        var ordered = edges.Select(x => (Before: x.To, After: x.From)).ToHashSet();
        for (var middle = 0; middle < GraphBuild.Size; middle++)
        {
            ordered.UnionWith([
                .. from first in ordered
                where first.After == middle
                from second in ordered
                where second.Before == middle
                select (first.Before, second.After),
            ]);
        }
        return ordered;
    }

    static void CheckOrder(GraphBuild build, string before, string after)
    {
        if (build.Ran.Contains(before) && build.Ran.Contains(after))
            build
                .Events.ToList()
                .IndexOf((before, true))
                .ShouldBeLessThan(build.Events.ToList().IndexOf((after, false)));
    }

    static void CheckBlocks(string output)
    {
        foreach (var block in output.Split("── ")[1..])
        {
            var lines = block.Split('\n');
            lines[1..3].ShouldBe([$"first of {block[..2]}", $"second of {block[..2]}"], output);
        }
    }
}
