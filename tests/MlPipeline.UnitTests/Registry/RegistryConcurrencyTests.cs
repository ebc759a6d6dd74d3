namespace MlPipeline.UnitTests.Registry;

public sealed class RegistryConcurrencyTests() : RegistryConcurrencyContract(new FolderStore());
