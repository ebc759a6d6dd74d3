using System.Globalization;
using System.Text;

namespace MlPipeline.UnitTests.DataLoaders;

/// <summary>A folder for the files of one test class, deleted with all that is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mlpipeline-tests-");
    int files;

    public string Path => folder.FullName;

    /// <summary>A path that no file has yet.</summary>
    public string NewPath(string extension) =>
        System.IO.Path.Combine(
            Path,
            string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref files)}{extension}")
        );

    public string Write(string content, string extension = ".csv") => Write(Encoding.UTF8.GetBytes(content), extension);

    public string Write(byte[] content, string extension = ".csv")
    {
        var path = NewPath(extension);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
