namespace Nuke.Common.IO;

/// <summary>Something that lies at a path, and can stand for it.</summary>
public interface IAbsolutePathHolder
{
    /// <summary>Where it lies.</summary>
    AbsolutePath Path { get; }
}
