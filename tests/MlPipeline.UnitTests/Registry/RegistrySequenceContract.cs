using CsCheck;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

/// <summary>Any sequence of operations does what a few lines in memory do.</summary>
public abstract class RegistrySequenceContract : IDisposable
{
    static readonly string[] AliasNames = ["challenger", "champion"];

    readonly Func<RegistryStore> newStore;
    readonly int sequences;
    readonly TemporaryFolder packages = new();
    readonly string[] paths;

    /// <param name="newStore">Makes an empty store.</param>
    /// <param name="sequences">How many sequences to try.</param>
    protected RegistrySequenceContract(Func<RegistryStore> newStore, int sequences)
    {
        this.newStore = newStore;
        this.sequences = sequences;
        paths = [.. Enumerable.Range(0, 4).Select(x => Example.WritePackage(packages, x))];
    }

    public void Dispose()
    {
        packages.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Any_sequence_gives_what_the_model_says()
    {
        // Where a store cannot be had the test is skipped, which it would not be from within a sample.
        newStore().Dispose();

        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 1])
            .Array[1, 50]
            .Sample(
                operations =>
                {
                    using var store = newStore();
                    var expected = new Expectation();
                    foreach (var (operation, number, alias) in operations)
                    {
                        // A new instance each time: nothing may live in memory only.
                        var registry = store.Open(new ManualClock());
                        var name = AliasNames[alias];
                        switch (operation)
                        {
                            case 0 or 1:
                                var registration = registry.Register(paths[number]);
                                (registration.Version.Number, registration.AlreadyRegistered).ShouldBe(
                                    expected.Register(number)
                                );
                                break;
                            case 2 or 3 or 4:
                                Agree(() => registry.SetAlias(name, number + 1, "set"), expected.Set(name, number + 1));
                                break;
                            case 8:
                                var from = expected.Current.GetValueOrDefault(name);
                                Agree(
                                    () => registry.RegisterAs(paths[number], name, from, "retrained"),
                                    expected.RegisterAs(number, name)
                                );
                                break;
                            case 5 or 6:
                                Agree(() => registry.RollbackAlias(name, "rollback"), expected.Rollback(name));
                                break;
                            default:
                                Agree(() => registry.RemoveAlias(name, "remove"), expected.Remove(name));
                                break;
                        }
                        Check(registry, expected);
                    }
                },
                iter: sequences,
                threads: 1
            );
    }

    static void Agree(Func<object?> operation, bool possible)
    {
        if (possible)
            operation();
        else
            (Record.Exception(() => operation()) is InputException or BusyException).ShouldBeTrue();
    }

    static void Check(IModelsRegistry registry, Expectation expected)
    {
        registry.List().Select(x => x.Number).ShouldBe(Enumerable.Range(1, expected.Versions.Count));
        registry.Aliases().ShouldBe(expected.Current.OrderBy(x => x.Key, StringComparer.Ordinal));
        var history = registry.History();
        history.Count.ShouldBe(expected.Moves);
        foreach (var alias in AliasNames)
        {
            int? at = null;
            foreach (var move in history.Where(x => x.Alias == alias))
            {
                move.From.ShouldBe(at);
                at = move.To;
            }
            at.ShouldBe(expected.Current.TryGetValue(alias, out var version) ? version : null);
        }
    }

    sealed class Expectation
    {
        readonly Dictionary<string, Stack<int>> earlier = AliasNames.ToDictionary(x => x, _ => new Stack<int>());

        public List<int> Versions { get; } = [];

        public Dictionary<string, int> Current { get; } = [];

        public int Moves { get; private set; }

        public (int Number, bool Already) Register(int package)
        {
            if (Versions.IndexOf(package) is var index and >= 0)
                return (index + 1, true);
            Versions.Add(package);
            return (Versions.Count, false);
        }

        public bool RegisterAs(int package, string alias)
        {
            if (!Current.ContainsKey(alias))
                return false;
            return Set(alias, Register(package).Number);
        }

        public bool Set(string alias, int version)
        {
            if (version > Versions.Count)
                return false;
            var exists = Current.TryGetValue(alias, out var current);
            if (exists && current == version)
                return true;
            if (exists)
                earlier[alias].Push(current);
            Current[alias] = version;
            Moves++;
            return true;
        }

        public bool Rollback(string alias)
        {
            if (!earlier[alias].TryPop(out var version))
                return false;
            Current[alias] = version;
            Moves++;
            return true;
        }

        public bool Remove(string alias)
        {
            if (!Current.Remove(alias, out var version))
                return false;
            earlier[alias].Push(version);
            Moves++;
            return true;
        }
    }
}
