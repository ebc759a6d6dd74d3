using System.Globalization;
using Nuke.Common.IO;
using Nuke.Common.Reporting;

namespace Nuke.Common.Incremental;

/// <summary>
/// Where records are kept, a file for each target. Whatever is wrong with that place is a warning: it never makes a
/// target fail, only run.
/// </summary>
sealed class RecordStore(AbsolutePath directory, BuildConsole console, TimeProvider time)
{
    // Longer than a target takes that anybody would wait for.
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    bool _hasWarned;

    /// <summary>
    /// Makes this build the only one that decides about a target, runs it and records it. Where another build does so,
    /// waits for it; null where that takes too long, or where nothing can be written.
    /// </summary>
    /// <exception cref="OperationCanceledException">The build was interrupted while it waited.</exception>
    public async Task<TargetClaim?> ClaimAsync(string target, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var hasSaidSo = false;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(directory);
                var held = File.Open(
                    directory / $"{target}.lock",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
                WriteHolder(target);
                return new TargetClaim(directory, target, held, Warn);
            }
            catch (IOException exception) when (IsHeldByOther(exception))
            {
                if (time.GetElapsedTime(start) >= s_patience)
                {
                    console.WriteWarning(
                        $"{target} is still being run by {ReadHolder(target)}. It runs here too, and is not remembered."
                    );
                    return null;
                }
                if (!hasSaidSo)
                {
                    console.WriteMessage(
                        $"{target} is being run by {ReadHolder(target)}. Waiting for it, {s_patience.TotalMinutes} minutes at most."
                    );
                }
                hasSaidSo = true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Warn(exception);
                return null;
            }
            await Task.Delay(s_interval, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether another build runs the target at this moment.</summary>
    public bool IsHeld(string target)
    {
        try
        {
            using var free = File.Open(
                directory / $"{target}.lock",
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None
            );
            return false;
        }
        catch (IOException exception) when (IsHeldByOther(exception))
        {
            return true;
        }
        // What is wrong with the place is told when it is claimed.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Says once what is wrong with the place: the reason is the same for all targets.</summary>
    void Warn(Exception exception)
    {
        if (_hasWarned)
            return;
        _hasWarned = true;
        console.WriteWarning(
            $"What targets have done is not remembered, because {directory} cannot be used: {exception.Message} "
                + "Make it writable, or delete it."
        );
    }

    void WriteHolder(string target)
    {
        var now = time.GetUtcNow().ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        try
        {
            File.WriteAllText(HolderOf(target), $"the build with process id {Environment.ProcessId} (since {now})");
        }
        // It is there for people only.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) { }
    }

    string ReadHolder(string target)
    {
        try
        {
            return File.ReadAllText(HolderOf(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another build";
        }
    }

    // The lock itself cannot be read on Windows while it is held.
    AbsolutePath HolderOf(string target) => directory / $"{target}.holder";

    static bool IsHeldByOther(IOException exception)
    {
        const int sharingViolation = unchecked((int)0x80070020);
        const int lockViolation = unchecked((int)0x80070021);
        const int tryAgainOnLinux = 11;
        const int tryAgainOnMac = 35;
        return exception.HResult is sharingViolation or lockViolation or tryAgainOnLinux or tryAgainOnMac;
    }
}
