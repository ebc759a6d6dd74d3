using Delivery.Components;
using Nuke.Common.IO;
using YamlDotNet.RepresentationModel;

namespace Build.Tests.Ci;

/// <summary>The files that the build writes for CI hosts, and those that are committed.</summary>
public sealed class CiFilesRun : IAsyncLifetime
{
    readonly TemporaryRepository _repository = new();

    /// <summary>The repository that these tests belong to.</summary>
    public static AbsolutePath Repository { get; } =
        AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())!;

    /// <summary>The files, by their paths.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>();

    /// <summary>The workflows of GitHub Actions, by the names of their files.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> Workflows =>
        Files
            .Where(x => x.Key.StartsWith(".github/workflows/", StringComparison.Ordinal))
            .ToDictionary(x => Path.GetFileNameWithoutExtension(x.Key), x => Yaml.Read(x.Value));

    /// <summary>The file of Azure Pipelines.</summary>
    public YamlMappingNode Azure => Yaml.Read(Files["azure-pipelines.yml"]);

    /// <summary>The file of GitLab CI.</summary>
    public YamlMappingNode GitLab => Yaml.Read(Files[".gitlab-ci.yml"]);

    public async ValueTask InitializeAsync()
    {
        (
            await BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, _repository.Session("CiFiles"))
        ).Succeeded();
        string[] patterns = [".github/workflows/*.yml", "azure-pipelines.yml", ".gitlab-ci.yml"];
        Files = _repository
            .Root.GlobFiles(patterns)
            .ToDictionary(x => _repository.Root.GetUnixRelativePathTo(x).ToString(), x => x.ReadAllText());
    }

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }
}
