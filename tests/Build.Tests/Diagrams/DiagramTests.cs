using CsCheck;
using Delivery.Diagrams;
using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests.Diagrams;

public sealed class DiagramTests : IDisposable
{
    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_target_is_drawn_with_all_that_it_needs_and_nothing_else()
    {
        TargetDescription[] targets =
        [
            Target("Restore"),
            Target("Compile", "Restore"),
            Target("Test", "Restore", "Compile"),
            Target("Clean"),
        ];

        TargetDiagram
            .Of(targets, "Test")
            .ToString()
            .ShouldBe(
                """
                ```mermaid
                flowchart LR
                  n1["Restore"]
                  n2["Compile"]
                  n3["Test"]
                  n1 --> n2
                  n2 --> n3
                ```

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Projects_are_drawn_by_their_references()
    {
        Project("src/Core/Core.csproj");
        Project("src/App/App.csproj", @"..\Core\Core.csproj");
        Project("tests/Tests/Tests.csproj", @"..\..\src\App\App.csproj");

        ProjectDiagram.Of(_repository.Root, "src").Arrows.ShouldBe([("Core", "App")]);
        ProjectDiagram.Of(_repository.Root, "src", "tests").Arrows.ShouldBe([("Core", "App"), ("App", "Tests")]);
    }

    [Fact]
    public void Arrows_say_of_any_two_nodes_which_is_first_and_none_says_it_twice() =>
        Gen
            .Bool.Array[36]
            .Sample(bits =>
            {
                string[] nodes = [.. Enumerable.Range(0, 9).Select(x => $"n{x}")];
                // Only an earlier node is before a later one, so that there is no circle.
                var pairs = (
                    from to in Enumerable.Range(0, 9)
                    from frm in Enumerable.Range(0, to)
                    select (From: nodes[frm], To: nodes[to])
                )
                    .Where((_, i) => bits[i])
                    .ToHashSet();

                var arrows = new MermaidGraph(nodes, x => pairs.Where(y => y.To == x).Select(y => y.From)).Arrows;

                var closure = Closure(pairs);
                Closure(arrows).SetEquals(closure).ShouldBeTrue();
                foreach (var arrow in arrows)
                    Closure(arrows.Where(x => x != arrow)).Contains(arrow).ShouldBeFalse();
            });

    static HashSet<(string From, string To)> Closure(IEnumerable<(string From, string To)> pairs)
    {
        var closure = pairs.ToHashSet();
        while (
            closure
                .SelectMany(x => closure.Where(y => y.From == x.To).Select(y => (x.From, y.To)))
                .Where(x => !closure.Contains(x))
                .ToList()
                is { Count: > 0 } more
        )
            closure.UnionWith(more);
        return closure;
    }

    static TargetDescription Target(string name, params string[] needs) => new(name, needs, needs, [], []);

    void Project(string path, params string[] references) =>
        (_repository.Root / path).WriteAllText(
            $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{string.Concat(references.Select(x => $"<ProjectReference Include=\"{x}\" />"))}</ItemGroup></Project>"""
        );
}
