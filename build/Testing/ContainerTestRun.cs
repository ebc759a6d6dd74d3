using Delivery.Docker;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Testing;

/// <summary>Runs test projects in containers of the build image, and takes their results out.</summary>
/// <param name="engine">Runs the containers.</param>
/// <param name="image">The build image.</param>
/// <param name="root">The repository, which the results name in place of where the image has it.</param>
public sealed class ContainerTestRun(DockerEngine engine, string image, AbsolutePath root)
{
    const string Source = "/repository";
    const string Results = "/results";
    const int ShownLines = 60;

    /// <summary>Runs the tests of one project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="directory">Gets results and coverage.</param>
    public async Task<TestRun> RunAsync(string project, AbsolutePath directory)
    {
        string[] command =
        [
            "dotnet",
            $"{Source}/artifacts/dotnet/bin/{project}/release/{project}.dll",
            .. TestProgram.Arguments(project, Results),
        ];
        var lines = new List<string>();
        await using var container = await WorkContainer.CreateAsync(engine, image, root, $"test {project}", command);
        var exitCode = await container.RunAsync(lines.Add);
        await container.CopyOutAsync(Results, directory);
        foreach (var file in directory.GlobFiles("*.cobertura.xml"))
            file.WriteAllText(file.ReadAllText().Replace($"\"{Source}/", $"\"{root}/", StringComparison.Ordinal));

        var run = TestRun.Read(project, directory, exitCode);
        if (run.Failure is not null)
            Log.Warning(
                "{Project} in {Image}:\n{Output:l}",
                project,
                image,
                string.Join('\n', lines.TakeLast(ShownLines))
            );
        return run;
    }
}
