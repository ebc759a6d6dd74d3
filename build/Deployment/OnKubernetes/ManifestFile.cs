namespace Delivery.Deployment.OnKubernetes;

/// <summary>A file that describes an object, or lists such files.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Kind">The kind of the object.</param>
/// <param name="ObjectName">The name of the object; null for the list.</param>
/// <param name="Text">The content: the mark, and YAML.</param>
public sealed record ManifestFile(string Name, string Kind, string? ObjectName, string Text);
