namespace MlPipeline.DataLoaders.Reading;

/// <summary>DuckDB could not read a source; the loaders turn it into a message that names the cell or the file.</summary>
sealed class DuckDbRefusal(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What happened, without the settings and hints that DuckDB appends.</summary>
    public string Reason => Message.Split('\n', 2)[0].TrimEnd('.', ' ');
}
