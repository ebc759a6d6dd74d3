using System.Text.RegularExpressions;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.Tests.Docker;

public partial class DockerfileTests
{
    static readonly AbsolutePath s_root = AbsolutePath
        .Create(AppContext.BaseDirectory)
        .FindParent(x => (x / "build.sh").FileExists())!;

    static AbsolutePath BuildDockerfile => s_root / "cicd" / "build" / "docker" / "Dockerfile";

    [Fact]
    public void The_build_image_restores_every_project_of_the_solution()
    {
        var lines = BuildDockerfile.ReadAllLines();
        var projects = ProjectPath()
            .Matches((s_root / "MlPipeline.sln").ReadAllText())
            .Select(x => x.Value.Replace('\\', '/'));

        foreach (var project in projects)
        {
            var directory = project[..(project.LastIndexOf('/') + 1)];
            lines.ShouldContain($"COPY {project} {directory}packages.lock.json {directory}");
        }
    }

    [Fact]
    public void The_contexts_are_small_and_hold_no_history()
    {
        var build = ImageContext.Of(s_root, BuildDockerfile);
        var release = ImageContext.Of(s_root, s_root / "cicd" / "release" / "docker" / "Dockerfile");

        build.Size.ShouldBeLessThan(5 * 1024 * 1024);
        release.Size.ShouldBeLessThan(10 * 1024);
        DockerIgnore
            .Read(BuildDockerfile.Parent! / ".dockerignore")
            .Files(s_root)
            .ShouldNotContain(x =>
                x.StartsWith(".git/", StringComparison.Ordinal) || x.StartsWith("artifacts/", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Caches_are_mounted_where_something_runs()
    {
        var text = DockerfileText.WithCaches("FROM a\nRUN restore \\\n && build\nCOPY . .", ["/cache", "/other"]);

        text.ShouldBe(
            "FROM a\nRUN --mount=type=cache,target=/cache --mount=type=cache,target=/other restore \\\n && build\nCOPY . ."
        );
        DockerfileText.WithCaches("RUN restore", []).ShouldBe("RUN restore");
    }

    [GeneratedRegex(@"(?<=, "")[^""]+\.csproj")]
    private static partial Regex ProjectPath();
}
