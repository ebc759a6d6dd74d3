using MlPipeline.UnitTests.Registry;

namespace MlPipeline.IntegrationTests.Stores;

// What holds for a folder holds for a container of Azure Blob Storage.

public sealed class BlobModelsRegistryTests(AzuriteService azurite) : ModelsRegistryContract(azurite.NewStore());

public sealed class BlobRegisterAsTests(AzuriteService azurite) : RegisterAsContract(azurite.NewStore());

public sealed class BlobConcurrencyTests(AzuriteService azurite) : RegistryConcurrencyContract(azurite.NewStore());

public sealed class BlobSequenceTests(AzuriteService azurite)
    : RegistrySequenceContract(azurite.NewStore, sequences: 4);
