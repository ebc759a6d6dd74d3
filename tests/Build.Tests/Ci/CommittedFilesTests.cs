using Delivery.Components;
using Nuke.Common.IO;

namespace Build.Tests.Ci;

public sealed class CommittedFilesTests(CiFilesRun run) : IClassFixture<CiFilesRun>, IDisposable
{
    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void The_files_in_the_repository_are_those_of_the_build()
    {
        run.Files.ShouldNotBeEmpty();
        foreach (var (path, text) in run.Files)
            (CiFilesRun.Repository / path).ReadAllText().ShouldBe(text, $"{path}: run ./build.sh CiFiles");
    }

    [Fact]
    public async Task Lint_tells_what_is_not_in_step_and_the_command_that_mends_it()
    {
        var file = run.Files.Keys.First();
        await Run("CiFiles");
        (_repository.Root / file).WriteAllText("name: Edited by hand\n");

        var lint = await Run("Lint", "--skip", "CheckNotebooks");

        lint.ExitCode.ShouldBe(1);
        lint.Output.ShouldContain(
            $"""
            The files of CI hosts are not in step with the build:
            {file} is not what the build says
            Run: ./build.sh CiFiles
            """
        );
        // One run tells everything.
        _repository.Calls.ShouldContain(x => x.StartsWith("csharpier check", StringComparison.Ordinal));

        (await Run("CiFiles")).Output.ShouldContain($"{file}: written\n");
        (await Run("CheckCiFiles")).ExitCode.ShouldBe(0);
        (await Run("CiFiles")).Output.ShouldContain("Files: all in step");
    }

    Task<BuildRun> Run(params string[] arguments) =>
        BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, _repository.Session(arguments));
}
