using Nuke.Common.IO;

namespace Nuke.Common.Incremental;

/// <summary>
/// The right to decide about one target. The system takes it back when the process ends, however that happens.
/// </summary>
/// <remarks>
/// A record is put aside before its target runs and a new one appears, whole, after the target has succeeded: a build
/// that is killed in between leaves none, so that the target runs again.
/// </remarks>
sealed class TargetClaim(AbsolutePath directory, string target, FileStream held, Action<Exception> warn) : IDisposable
{
    AbsolutePath Current => directory / $"{target}.record";

    AbsolutePath Earlier => directory / $"{target}.earlier";

    AbsolutePath Unfinished => directory / $"{target}.new";

    /// <summary>What is known about the target's last run, and what is wrong with that where it is not usable.</summary>
    public (TargetRecord? Record, string? Problem) Read()
    {
        try
        {
            return Current.FileExists() ? (TargetRecordFormat.Read(Current.ReadAllBytes()), null)
                : Earlier.FileExists() ? (null, "its last run failed, or its end was not recorded")
                : (null, "never ran");
        }
        catch (InvalidDataException)
        {
            return (null, "never ran, as far as can be told: its record is damaged");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            warn(exception);
            return (null, "its record cannot be read");
        }
    }

    /// <summary>The record that was put aside. It does not say what is, only what files were once.</summary>
    public TargetRecord? ReadEarlier()
    {
        try
        {
            return Earlier.FileExists() ? TargetRecordFormat.Read(Earlier.ReadAllBytes()) : null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Puts the record aside, because the target is about to run.</summary>
    /// <returns>Whether that was possible; a record must not survive a run that fails.</returns>
    public bool PutAside() =>
        Try(() =>
        {
            if (Current.FileExists())
                File.Move(Current, Earlier, overwrite: true);
        });

    /// <summary>Remembers a run, in one step.</summary>
    public void Write(TargetRecord record) =>
        Try(() =>
        {
            try
            {
                using (var stream = File.Create(Unfinished))
                {
                    stream.Write(TargetRecordFormat.Write(record));
                    stream.Flush(flushToDisk: true);
                }
                File.Move(Unfinished, Current, overwrite: true);
            }
            catch
            {
                Unfinished.DeleteFile();
                throw;
            }
        });

    /// <inheritdoc />
    public void Dispose() => held.Dispose();

    bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            warn(exception);
            return false;
        }
    }
}
