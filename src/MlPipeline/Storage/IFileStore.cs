namespace MlPipeline.Storage;

/// <summary>The files in one place, each by its name there: a folder, or the blobs directly below a prefix.</summary>
public interface IFileStore
{
    /// <summary>The place, as messages name it.</summary>
    string Name { get; }

    /// <summary>A file, as messages name it.</summary>
    string PathOf(string name);

    /// <summary>The names of the files that are there, in no order; none where the place itself is not there.</summary>
    /// <exception cref="InputException">The place cannot be read.</exception>
    IReadOnlyList<string> Names();

    /// <summary>Opens a file; the stream has a length and can be read from any position.</summary>
    /// <param name="name">The file.</param>
    /// <param name="source">What messages call it, for example <c>input</c>.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    Stream Open(string name, string source);

    /// <summary>A file on a disk of this machine, for libraries that read paths only.</summary>
    /// <exception cref="InputException">There is no such file, it cannot be read, or the disk is full.</exception>
    LocalFile Fetch(string name, string source);

    /// <summary>A path on a disk of this machine that nobody else writes to.</summary>
    string NewScratch(string name);

    /// <summary>Puts a file in its place: it is there whole or not at all.</summary>
    /// <param name="name">The file.</param>
    /// <param name="write">Writes it, whole or not at all, to the path on a disk of this machine that it is given.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    void Put(string name, Action<string> write);

    /// <summary>Deletes a file where there is one.</summary>
    /// <exception cref="InputException">It cannot be deleted.</exception>
    void Delete(string name);

    /// <summary>Takes the place itself away where nothing is left in it.</summary>
    void Remove();

    /// <summary>How long a lock is held on after its process has died.</summary>
    TimeSpan HeldAfterDeath { get; }

    /// <summary>Takes the lock that a file stands for, until it is disposed or this process ends; null where somebody else holds it.</summary>
    /// <param name="name">The file.</param>
    /// <param name="held">How that became known.</param>
    /// <exception cref="InputException">The place cannot be written.</exception>
    IDisposable? TryHold(string name, out Exception? held);
}
