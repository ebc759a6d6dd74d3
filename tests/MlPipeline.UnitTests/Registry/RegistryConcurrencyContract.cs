using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>Many who write to one registry at the same time.</summary>
public abstract class RegistryConcurrencyContract(RegistryStore store) : IDisposable
{
    const int Writers = 16;

    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Writers_at_the_same_time_lose_no_version()
    {
        const int PackagesEach = 2;
        var paths = Paths(Writers * PackagesEach);

        var numbers = AtOnce(writer =>
            Enumerable
                .Range(0, PackagesEach)
                .Select(x => Registry().Register(paths[writer * PackagesEach + x]).Version)
                .ToArray()
        );

        var all = numbers.SelectMany(x => x).OrderBy(x => x.Number).ToArray();
        all.Select(x => x.Number).ShouldBe(Enumerable.Range(1, paths.Length));
        Registry().List().Select(x => x.Sha256).ShouldBe(all.Select(x => x.Sha256));
        foreach (var version in all)
            Registry().Get(version.Number).Sha256.ShouldBe(version.Sha256);
    }

    [Fact]
    public void Writers_of_the_same_packages_share_the_versions()
    {
        var paths = Paths(3);

        var registrations = AtOnce(writer =>
            Enumerable.Range(0, 3).Select(x => Registry().Register(paths[(x + writer) % 3])).ToArray()
        );

        Registry().List().Select(x => x.Number).ShouldBe([1, 2, 3]);
        registrations.SelectMany(x => x).Count(x => !x.AlreadyRegistered).ShouldBe(3);
        registrations.SelectMany(x => x).DistinctBy(x => (x.Version.Number, x.Version.Sha256)).Count().ShouldBe(3);
    }

    [Fact]
    public void Movers_at_the_same_time_leave_one_unbroken_history()
    {
        const int MovesEach = 3;
        foreach (var path in Paths(Writers))
            Registry().Register(path);

        AtOnce(mover =>
        {
            for (var move = 0; move < MovesEach; move++)
                Registry().SetAlias("champion", (mover + move) % Writers + 1, $"{mover}.{move}");
            return Registry().History();
        });

        var history = Registry().History();
        int? at = null;
        foreach (var move in history)
        {
            move.From.ShouldBe(at);
            at = move.To;
        }
        Registry().Aliases()["champion"].ShouldBe(at!.Value);
        history.Select(x => x.Reason).Distinct().Count().ShouldBe(history.Count);
    }

    IModelsRegistry Registry() => store.Open(TimeProvider.System);

    string[] Paths(int count) => [.. Enumerable.Range(0, count).Select(x => Example.WritePackage(folder, x))];

    static T[] AtOnce<T>(Func<int, T> work)
    {
        using var start = new Barrier(Writers);
        var tasks = Enumerable
            .Range(0, Writers)
            .Select(writer =>
                Task.Factory.StartNew(
                    () =>
                    {
                        start.SignalAndWait();
                        return work(writer);
                    },
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToArray();
        return Task.WhenAll(tasks).GetAwaiter().GetResult();
    }
}
