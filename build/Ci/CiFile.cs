namespace Delivery.Ci;

/// <summary>A file that a CI host reads.</summary>
/// <param name="Path">Where it lies, relative to the repository, with forward slashes.</param>
/// <param name="Text">Its content.</param>
public sealed record CiFile(string Path, string Text);
