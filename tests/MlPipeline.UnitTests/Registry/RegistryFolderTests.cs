using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>What somebody does to the folder of a registry.</summary>
public sealed class RegistryFolderTests : IDisposable
{
    readonly FolderStore store = new();
    readonly TemporaryFolder folder = new();
    readonly IModelsRegistry registry;

    public RegistryFolderTests() => registry = store.Open(new ManualClock());

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_first_registration_makes_it_and_leaves_nothing_in_the_making()
    {
        Register(1);

        Directory.GetFileSystemEntries(store["incoming"]).ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_package_does_not_make_it()
    {
        File.WriteAllText(folder["damaged.zip"], "PK");

        Should.Throw<InputException>(() => registry.Register(folder["damaged.zip"]));

        Directory.Exists(store.Name).ShouldBeFalse();
    }

    [Fact]
    public void The_number_of_a_version_that_was_taken_away_is_not_given_again()
    {
        Register(1);
        Register(2);
        registry.SetAlias("champion", 2, "better");
        Directory.Delete(store["versions", "000002"], recursive: true);

        Register(3).Version.Number.ShouldBe(3);

        Should.Throw<InputException>(() => registry.Resolve("champion")).Problem.ShouldContain("no version 2");
    }

    [Fact]
    public void What_is_no_version_is_left_alone()
    {
        Register(1);
        Directory.CreateDirectory(store["versions", "000001-old"]);
        Directory.CreateDirectory(store["versions", "1"]);
        File.WriteAllText(store["versions", "000007"], "");

        Register(2).Version.Number.ShouldBe(2);

        registry.List().Select(x => x.Number).ShouldBe([1, 2]);
    }

    Registration Register(int seed) => registry.Register(Example.WritePackage(folder, seed));
}
