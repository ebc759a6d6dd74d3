namespace Nuke.Common.IO;

/// <summary>What a copy or a move may do with what is already there.</summary>
[Flags]
public enum ExistsPolicy
{
    /// <summary>Nothing may be there.</summary>
    Fail = 0,

    /// <summary>A directory's content is added to what is there.</summary>
    DirectoryMerge = 1,

    /// <summary>A file that is there stays.</summary>
    FileSkip = 2,

    /// <summary>A file that is there is replaced.</summary>
    FileOverwrite = 4,

    /// <summary>A file that is there is replaced by a newer one.</summary>
    FileOverwriteIfNewer = 8,

    /// <summary>Directories are merged, files that are there stay.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Directories are merged, files that are there are replaced.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Directories are merged, files that are there are replaced by newer ones.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}
