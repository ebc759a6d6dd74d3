using Delivery.Components;
using Nuke.Common.IO;

namespace Build.Tests.Strategy;

public sealed class SchemaFileTests : IDisposable
{
    readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task The_schema_in_the_repository_is_that_of_the_build()
    {
        await BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, repository.Session("--schema"));

        var committed = AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())!;
        (committed / ".nuke" / "build.schema.json")
            .ReadAllText()
            .ShouldBe((repository.Root / ".nuke" / "build.schema.json").ReadAllText(), "Run: ./build.sh --schema");
    }
}
