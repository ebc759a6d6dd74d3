namespace MlPipeline.UnitTests.Registry;

public sealed class RegistrySequenceTests()
    : RegistrySequenceContract(
        () =>
        {
            var store = new FolderStore();
            // A folder that is not there is no empty registry.
            Directory.CreateDirectory(store.Name);
            return store;
        },
        sequences: 20
    );
