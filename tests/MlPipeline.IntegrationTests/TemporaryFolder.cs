namespace MlPipeline.IntegrationTests;

/// <summary>A folder of a test's own that goes when the test ends.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mlpipeline-test-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public IEnumerable<string> Files =>
        folder
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(folder.FullName, x.FullName));

    /// <summary>A copy of the repository's sources, to spoil.</summary>
    public string CopyOfData()
    {
        var copy = Directory.CreateDirectory(this["data"]);
        foreach (var name in (string[])["entries.csv", "weather.sqlite", "games.parquet"])
            File.Copy(Path.Combine(CommandLine.Data, name), Path.Combine(copy.FullName, name));
        return copy.FullName;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
