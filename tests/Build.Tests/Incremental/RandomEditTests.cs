using CsCheck;

namespace Build.Tests.Incremental;

public class RandomEditTests
{
    static readonly string[] s_words = ["a", "b", "bb", "c"];

    static readonly Gen<string> s_texts = Gen.Int[0, s_words.Length - 1].Select(x => s_words[x]);

    static readonly Gen<Edit> s_edits = Gen.Select(
        Gen.Enum<EditKind>(),
        Gen.Int[0, 14],
        Gen.Int[0, 1],
        s_texts,
        (kind, place, file, text) => new Edit(kind, place, file, text)
    );

    static readonly Gen<GraphSpecification[]> s_graphs = Gen.Select(
        Gen.Select(
            Gen.Int[0, 2].Array[0, 2],
            Gen.Int[0, DataFlowBuild.Size - 1].Array[0, 3],
            Gen.Int[-1, 1],
            Gen.Bool,
            Gen.Bool
        ).Array[DataFlowBuild.Size],
        targets =>
            targets
                .Select(
                    (x, number) =>
                        new GraphSpecification(
                            [.. x.Item1.Distinct().Order()],
                            [.. x.Item2.Where(y => y < number).Distinct().Order()],
                            x.Item3 < 0 ? null : x.Item3,
                            x.Item4,
                            x.Item5
                        )
                )
                .ToArray()
    );

    // Each round ends with a build; an empty one must not run anything.
    static readonly Gen<Edit[][]> s_rounds = s_edits.Array[0, 3].Array[1, 5];

    [Fact]
    public Task Whatever_happens_exactly_those_targets_run_that_it_reaches() => Check(TimeProvider.System);

    [Fact]
    public Task And_so_they_do_where_files_are_known_by_their_status() => Check(new LaterClock());

    static async Task Check(TimeProvider time) =>
        await Gen.Select(s_graphs, s_rounds)
            .SampleAsync(
                async (targets, rounds) =>
                {
                    using var tree = new SourceTree { Time = time };
                    var model = new DataFlowModel(targets);
                    foreach (var edits in rounds.Prepend([]).Append([]))
                    {
                        if (time is LaterClock)
                            LaterClock.AwaitTick(tree.Root);
                        foreach (var edit in edits)
                            edit.Apply(tree, model);
                        var build = new DataFlowBuild(targets, model.Values);

                        var run = await tree.Run(build, x => x.All, "--mode", model.Mode);

                        run.ExitCode.ShouldBe(0, run.Output);
                        build.Ran.ShouldBe(model.Run(), run.Output);
                        foreach (var (number, content) in model.Made)
                            tree.Read($"made/{number}.txt").ShouldBe(content);
                    }
                },
                iter: 60
            );
}
