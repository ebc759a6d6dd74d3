namespace MlPipeline.Registry;

/// <summary>Lets one process at a time change what is not immutable in a folder registry. The system frees it when a process dies.</summary>
static class RegistryLock
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the lock; to be disposed by its holder. The file stays: to delete it would let two hold "the" lock.</summary>
    /// <exception cref="InputException">Another process holds it for too long, or the file cannot be opened.</exception>
    public static IDisposable Take(string path, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (TryTake(path, out var held) is { } taken)
                return taken;
            if (clock.GetElapsedTime(started) >= Patience)
                throw new InputException(
                    $"\"{path}\" has been locked by another process for {Patience.TotalSeconds:0} s.",
                    "Wait for the other process that changes the registry, or end it; then try again.",
                    held
                );
            Task.Delay(pause, clock).GetAwaiter().GetResult();
        }
    }

    /// <summary>Takes the lock if nobody holds it; null where somebody does.</summary>
    public static IDisposable? TryTake(string path, out IOException? held)
    {
        held = null;
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            held = e;
            return null;
        }
    }

    /// <summary>A lock that is held has no exception type of its own, only the system's error code.</summary>
    static bool IsHeld(IOException e) =>
        (e.HResult & 0xFFFF, OperatingSystem.IsWindows()) switch
        {
            // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
            (32 or 33, true) => true,
            // EWOULDBLOCK on Linux; on macOS and BSD
            (11 or 35, false) => true,
            _ => false,
        };
}
