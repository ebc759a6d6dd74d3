using System.Diagnostics;

namespace MlPipeline.IntegrationTests.Example;

public class NotebookTests
{
    [Fact]
    public async Task The_proof_of_concept_runs_from_the_sources_to_an_answer()
    {
        var root = Path.GetFullPath(Path.Combine(CommandLine.Data, "..", ".."));
        var plots = Path.Combine(root, "artifacts", "notebooks");
        if (Directory.Exists(plots))
            Directory.Delete(plots, recursive: true);
        var start = new ProcessStartInfo("dotnet", ["run", "notebooks/model_poc.cs"])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, output + await error);
        output.ShouldContain("kept   the same rows and seed give the same model");
        output.ShouldContain("Nearest days has an RMSE of ");
        output.ShouldNotContain("NaN");
        Directory
            .EnumerateFiles(plots, "*.png")
            .Select(x => Path.GetFileNameWithoutExtension(x)!)
            .ShouldBe(["comparison", "daylight", "last-weeks", "neighbours"], ignoreOrder: true);
    }
}
