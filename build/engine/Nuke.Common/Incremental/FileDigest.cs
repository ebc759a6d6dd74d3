namespace Nuke.Common.Incremental;

/// <summary>The content of one file.</summary>
/// <param name="Path">Relative to the repository with forward slashes; absolute where it lies elsewhere.</param>
/// <param name="Hash">The SHA-256 in hexadecimal; of anything but a regular file a text in words.</param>
/// <param name="Status">What the file system said before the content was read, or null.</param>
/// <param name="ReadAt">When the content was known to be this one, in nanoseconds since 1970.</param>
readonly record struct FileDigest(string Path, string Hash, FileStatus? Status, long ReadAt);
