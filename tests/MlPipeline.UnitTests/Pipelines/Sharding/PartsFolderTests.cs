using MlPipeline.DataLoaders;
using MlPipeline.Pipelines.Sharding;
using MlPipeline.Storage;
using MlPipeline.UnitTests.Registry;
using FolderStore = MlPipeline.Storage.FolderStore;

namespace MlPipeline.UnitTests.Pipelines.Sharding;

public sealed class PartsFolderTests : IDisposable
{
    static readonly ShardPlan Plan = new(
        ShardPlan.FormFor(DatasetFormat.Csv),
        "ridership",
        new PlannedModel(1, "ols", new string('0', 64)),
        Explain: false,
        [],
        "days.csv",
        "registry"
    );

    readonly string folder = Directory.CreateTempSubdirectory("parts-").FullName;
    readonly ManualClock clock = new();
    readonly List<TimeSpan> waits = [];

    [Fact]
    public async Task A_run_that_died_is_waited_for_as_long_as_its_lock_may_be_held_on()
    {
        var store = new HeldStore(new FolderStore(folder), clock, refusals: 20);

        using var begun = await Begin(store);

        waits.ShouldBe([HeldStore.Minute]);
        store.Refusals.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_lives_is_refused_when_a_dead_one_would_be_forgotten()
    {
        var store = new HeldStore(new FolderStore(folder), clock, refusals: int.MaxValue);
        var started = clock.Now;

        var refusal = await Should.ThrowAsync<BusyException>(() => Begin(store));

        refusal.Message.ShouldContain("Another run is predicting into");
        waits.ShouldBe([HeldStore.Minute]);
        (clock.Now - started).ShouldBeGreaterThanOrEqualTo(HeldStore.Minute);
    }

    [Fact]
    public async Task Where_a_lock_ends_with_its_process_nobody_is_waited_for()
    {
        using var first = await Begin(new FolderStore(folder));

        await Should.ThrowAsync<BusyException>(() => Begin(new FolderStore(folder)));

        waits.ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<IDisposable> Begin(IFileStore store) =>
        new PartsFolder(store).BeginAsync(Plan, waits.Add, clock, TestContext.Current.CancellationToken);

    /// <summary>A store whose lock somebody holds until it was asked for often enough. An answer takes its time.</summary>
    sealed class HeldStore(IFileStore store, ManualClock clock, int refusals) : IFileStore
    {
        public static TimeSpan Minute { get; } = TimeSpan.FromMinutes(1);

        public int Refusals { get; private set; } = refusals;

        public string Name => store.Name;

        public TimeSpan HeldAfterDeath => Minute;

        public IDisposable? TryHold(string name, out Exception? held)
        {
            clock.Now += TimeSpan.FromMilliseconds(5);
            if (Refusals == 0)
                return store.TryHold(name, out held);
            Refusals--;
            held = null;
            return null;
        }

        public string PathOf(string name) => store.PathOf(name);

        public IReadOnlyList<string> Names() => store.Names();

        public Stream Open(string name, string source) => store.Open(name, source);

        public LocalFile Fetch(string name, string source) => store.Fetch(name, source);

        public string NewScratch(string name) => store.NewScratch(name);

        public void Put(string name, Action<string> write) => store.Put(name, write);

        public void Delete(string name) => store.Delete(name);

        public void Remove() => store.Remove();
    }
}
