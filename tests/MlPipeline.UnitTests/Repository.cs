namespace MlPipeline.UnitTests;

/// <summary>The repository that the tests run in.</summary>
static class Repository
{
    /// <summary>A path in it.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Root { get; } = Find();

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "MlPipeline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder.FullName;
    }
}
