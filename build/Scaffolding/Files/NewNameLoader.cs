using MlPipeline;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace NewProject.Data;

/// <summary>Reads a new-name file, once Load is written.</summary>
/// <param name="path">The file.</param>
/// <param name="schema">The columns it is expected to have.</param>
public sealed class NewNameDataLoader(string path, SourceSchema schema) : DataLoader
{
    public override string Source => schema.Source;

    public override Dataset Load(CancellationToken cancellation = default)
    {
        if (!File.Exists(path))
            throw new InputException($"File \"{path}\" ({Source}) does not exist.", "Correct the path.");
        // schema.Match(names) gives the field of each column, and refuses unknown, doubled and missing ones.
        throw new InputException(
            $"NewNameDataLoader cannot read \"{path}\" ({Source}) yet.",
            "Write Load: src/NewProject/Data/NewNameDataLoader.cs"
        );
    }
}
