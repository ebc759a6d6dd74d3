namespace MlPipeline.UnitTests.Registry;

public sealed class FolderModelsRegistryTests() : ModelsRegistryContract(new FolderStore());
