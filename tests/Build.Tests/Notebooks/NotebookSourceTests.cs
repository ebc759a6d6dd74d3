using Build.Tests.Ci;
using Delivery.Notebooks;

namespace Build.Tests.Notebooks;

public class NotebookSourceTests
{
    [Fact]
    public void A_program_in_cells_becomes_a_notebook_with_types_where_they_are_explained()
    {
        var source = Read(
            """
            #!/usr/bin/env dotnet
            #:package ScottPlot
            // Not part of the notebook.

            // %% [markdown]
            // # A title
            //
            // Text, and a [link](x).

            // %% Setup
            using System;

            void Show(string text)
            {
                Console.WriteLine(text);
                //> display(text);
            }

            // %% A model
            Show(new Model().ToString());

            // %% types of: A model
            public sealed record Model;
            """
        );

        source.Directives.ShouldBe(["#:package ScottPlot"]);
        source
            .Cells.Select(x => $"{(x.IsCode ? "code" : "text")} {x.Id}: {string.Join('|', x.Lines)}")
            .ShouldBe([
                "text about-setup: # A title||Text, and a [link](x).",
                "code setup: using System;||void Show(string text)|{|    Console.WriteLine(text);|    display(text);|}",
                "code types-a-model: public sealed record Model;",
                "code a-model: Show(new Model().ToString());",
            ]);
    }

    [Theory]
    [InlineData("var a = 1;", "x.cs has no cells. Begin each with a line \"// %% Title\".")]
    [InlineData(
        "// %% One\n1\n// %% types of: Two\n2",
        "x.cs: the cell \"types of: Two\" belongs to a cell \"Two\", which does not exist. Correct the title."
    )]
    [InlineData("// %% One\n1\n// %% one!\n2", "x.cs has two cells called \"one\". Give each a title of its own.")]
    public void What_cannot_become_a_notebook_is_refused_with_what_to_do(string program, string message) =>
        Graphs.Refusal(() => Read(program)).ShouldBe(message);

    static NotebookSource Read(string program) => NotebookSource.Read("x.cs", program.Split('\n'));
}
