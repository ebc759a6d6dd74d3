using System.Globalization;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>A folder.</summary>
public sealed class FolderStore : RegistryStore
{
    readonly TemporaryFolder folder = new();

    public override string Name => folder["registry"];

    /// <summary>A path in the registry.</summary>
    public string this[params string[] names] => Path.Combine([Name, .. names]);

    public override IModelsRegistry Open(TimeProvider clock) => new FolderModelsRegistry(Name, clock);

    public override void Damage(int version)
    {
        var path = this["versions", version.ToString("D6", CultureInfo.InvariantCulture), "package.zip"];
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    public override void Dispose() => folder.Dispose();
}
