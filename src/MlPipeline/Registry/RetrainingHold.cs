using System.Text.Json;

namespace MlPipeline.Registry;

/// <summary>Keeps two retrainings from working on one registry at the same time. The system frees it when a process dies.</summary>
/// <remarks>The lock itself cannot be read while it is held, so who holds it stands in a file beside it.</remarks>
static class RetrainingHold
{
    const string LockFile = ".retraining";
    const string HolderFile = "retraining.json";

    /// <exception cref="BusyException">Another process holds it.</exception>
    public static IDisposable Take(string folder, TimeProvider clock)
    {
        var holder = Path.Combine(folder, HolderFile);
        var held =
            RegistryLock.TryTake(Path.Combine(folder, LockFile), out var reason)
            ?? throw RetrainingHolder.Busy(folder, Read(holder), reason);
        try
        {
            var me = RetrainingHolder.OfThisProcess(clock);
            AtomicFile.Write(
                holder,
                stream => JsonSerializer.Serialize(stream, me, RegistryJson.Readable.RetrainingHolder)
            );
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    static byte[] Read(string path)
    {
        try
        {
            return WholeFile.Read(path, "Holder of a retraining");
        }
        catch (InputException)
        {
            // It has only just begun: it holds the lock all the same.
            return [];
        }
    }
}
