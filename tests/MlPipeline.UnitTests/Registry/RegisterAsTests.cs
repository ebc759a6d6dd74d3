namespace MlPipeline.UnitTests.Registry;

public sealed class RegisterAsTests() : RegisterAsContract(new FolderStore());
