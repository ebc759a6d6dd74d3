namespace MlPipeline.UnitTests.Registry;

/// <summary>The lock of a folder.</summary>
public sealed class RegistryLockTests : IDisposable
{
    readonly FolderStore store = new();
    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_lock_that_is_not_let_go_is_named()
    {
        store.Open(TimeProvider.System).Register(Example.WritePackage(folder));
        using var held = new FileStream(store[".lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var clock = new ManualClock();
        var started = clock.Now;

        var refusal = Should.Throw<InputException>(() => store.Open(clock).SetAlias("champion", 1, "better"));

        refusal.Problem.ShouldBe($"\"{store[".lock"]}\" has been locked by another process for 10 s.");
        (clock.Now - started).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10.5));
        store.Open(clock).List().Count.ShouldBe(1);
    }
}
