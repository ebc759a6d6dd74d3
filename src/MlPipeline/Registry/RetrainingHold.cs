using System.Globalization;
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
            ?? throw new BusyException(
                $"Another retraining is at work on models registry \"{folder}\"{Read(holder)}.",
                "Wait until it has ended, or end it; then start again.",
                reason
            );
        try
        {
            var me = new RetrainingHolder(
                Actor.Name,
                Environment.MachineName,
                Environment.ProcessId,
                clock.GetUtcNow()
            );
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

    static string Read(string path)
    {
        try
        {
            var holder = RegistryJson.Read(
                WholeFile.Read(path, "Holder of a retraining"),
                RegistryJson.Readable.RetrainingHolder
            );
            return string.Create(
                CultureInfo.InvariantCulture,
                $": {holder.User}, process {holder.Process} on {holder.Machine}, since {holder.Since:u}"
            );
        }
        catch (Exception e) when (e is InputException or JsonException)
        {
            // It has only just begun, or its note is damaged: it holds the lock all the same.
            return "";
        }
    }
}

/// <summary>Who retrains.</summary>
/// <param name="User">The user.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Process">The number of the process there.</param>
/// <param name="Since">Since when, UTC.</param>
sealed record RetrainingHolder(string User, string Machine, int Process, DateTimeOffset Since);
