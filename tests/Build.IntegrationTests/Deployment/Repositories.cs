using Nuke.Common.IO;

namespace Build.IntegrationTests.Deployment;

/// <summary>Where the repository is that these tests belong to.</summary>
static class Repositories
{
    public static AbsolutePath Root { get; } = Find(AppContext.BaseDirectory);

    static AbsolutePath Find(AbsolutePath directory) =>
        (directory / "MlPipeline.sln").FileExists() ? directory : Find(directory.Parent!);
}
