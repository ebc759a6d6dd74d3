using Nuke.Common.IO;

namespace Build.Tests.Incremental;

/// <summary>
/// A clock that is ahead of the file system's: to a build, all files are old, so that what they are known by counts.
/// </summary>
public sealed class LaterClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);

    /// <summary>Returns when the file system gives new files another time than before.</summary>
    public static void AwaitTick(AbsolutePath directory)
    {
        var probe = directory / ".nuke" / "probe";
        var before = File.GetLastWriteTimeUtc(probe.WriteAllText(""));
        while (File.GetLastWriteTimeUtc(probe.WriteAllText("")) == before)
            Thread.Yield();
    }
}
