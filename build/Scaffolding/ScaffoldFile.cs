namespace Delivery.Scaffolding;

/// <summary>A file that is written.</summary>
/// <param name="Path">Where, relative to the repository, with slashes.</param>
/// <param name="Text">What it holds then.</param>
public sealed record ScaffoldFile(string Path, string Text);
