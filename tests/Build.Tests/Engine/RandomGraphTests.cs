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
}
