namespace Delivery.Docker;

/// <summary>The files of an image.</summary>
public interface IImageFiles
{
    /// <summary>A file, or all files below a directory, by their paths from that directory's parent; none where nothing is there.</summary>
    /// <exception cref="Delivery.Outcomes.StopException">They could not be read (exit code 1).</exception>
    Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(string path);
}
