namespace Build.IntegrationTests.Template;

/// <summary>Tests that share one installed template; compiling projects side by side would only take turns.</summary>
[CollectionDefinition(Name)]
public sealed class WithInstalledTemplate : ICollectionFixture<InstalledTemplate>
{
    public const string Name = "Template";
}
