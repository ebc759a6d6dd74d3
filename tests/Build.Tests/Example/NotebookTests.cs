using System.Text.Json;
using System.Text.RegularExpressions;
using Build.Tests.Ci;
using Delivery.Components;
using Nuke.Common.IO;

namespace Build.Tests.Example;

public sealed partial class NotebookTests : IDisposable
{
    readonly TemporaryRepository _repository = new();

    public NotebookTests()
    {
        foreach (
            var file in new[]
            {
                "notebooks/model_poc.cs",
                "Directory.Packages.props",
                "src/MlPipeline/MlPipeline.csproj",
                "src/Ridership/Ridership.csproj",
            }
        )
            (_repository.Root / file).WriteAllText((CiFilesRun.Repository / file).ReadAllText());
    }

    AbsolutePath Notebook => _repository.Root / "notebooks" / "model_poc.ipynb";

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task The_notebook_in_the_repository_is_made_of_its_program()
    {
        await Run("Notebooks");

        (CiFilesRun.Repository / "notebooks" / "model_poc.ipynb")
            .ReadAllText()
            .ShouldBe(Notebook.ReadAllText(), "Run: ./build.sh Notebooks");
    }

    [Fact]
    public async Task A_notebook_is_valid_has_no_output_and_the_same_cell_ids_each_time()
    {
        await Run("Notebooks");

        var root = JsonDocument.Parse(Notebook.ReadAllText()).RootElement;
        root.GetProperty("nbformat").GetInt32().ShouldBe(4);
        root.GetProperty("nbformat_minor").GetInt32().ShouldBe(5);
        root.GetProperty("metadata").GetProperty("kernelspec").GetProperty("name").GetString().ShouldBe(".net-csharp");
        var cells = root.GetProperty("cells").EnumerateArray().ToList();
        cells.Select(Id).ShouldBeUnique();
        cells.Select(Id).ShouldAllBe(x => CellId().IsMatch(x));
        foreach (var cell in cells)
        {
            cell.GetProperty("source").EnumerateArray().Select(x => x.GetString()).ShouldNotBeEmpty();
            if (cell.GetProperty("cell_type").GetString() == "markdown")
                continue;
            cell.GetProperty("outputs").GetArrayLength().ShouldBe(0);
            cell.GetProperty("execution_count").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        static string Id(JsonElement cell) => cell.GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task A_kernel_loads_what_the_program_names_in_the_versions_of_the_repository()
    {
        await Run("Notebooks");

        var references = JsonDocument
            .Parse(Notebook.ReadAllText())
            .RootElement.GetProperty("cells")
            .EnumerateArray()
            .Single(x => x.GetProperty("id").GetString() == "references")
            .GetProperty("source")
            .EnumerateArray()
            .Select(x => x.GetString()!.TrimEnd())
            .ToList();
        references.ShouldContain("#r \"../artifacts/dotnet/bin/Ridership/release/ridership.dll\"");
        references.ShouldContain("#r \"../artifacts/dotnet/bin/MlPipeline/release/MlPipeline.dll\"");
        references.Count(x => x.StartsWith("#r \"nuget: ScottPlot, 5.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Lint_tells_when_the_notebook_is_not_in_step()
    {
        (await Run("CheckNotebooks")).Output.ShouldContain(
            "notebooks/model_poc.ipynb: not in step with the program of the same name.\nRun: ./build.sh Notebooks\n"
        );
        (await Run("Notebooks")).Output.ShouldContain("notebooks/model_poc.ipynb: written\n");
        (await Run("CheckNotebooks")).ExitCode.ShouldBe(0);
        (await Run("Notebooks")).Output.ShouldContain("notebooks/model_poc.ipynb: in step\n");
    }

    [Fact]
    public async Task A_package_without_a_version_is_told()
    {
        var program = _repository.Root / "notebooks" / "model_poc.cs";
        program.UpdateText(x => x.Replace("#:package ScottPlot", "#:package ScatPlot", StringComparison.Ordinal));

        var run = await Run("Notebooks");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain(
            "model_poc.cs names the package ScatPlot, which has no version in Directory.Packages.props. Add it there."
        );
    }

    Task<BuildRun> Run(string target) =>
        BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, _repository.Session(target));

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex CellId();
}
