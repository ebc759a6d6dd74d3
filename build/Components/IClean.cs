using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;

namespace Delivery.Components;

/// <summary>Starting from nothing.</summary>
public interface IClean : IHazArtifacts
{
    Target Clean =>
        _ =>
            _.Description("Deletes everything that the build has made")
                .TryBefore<IRestore>(x => x.Restore)
                .Executes(() => Delete(ArtifactsDirectory));

    /// <summary>Deletes a directory, but not the assemblies that this very build runs from.</summary>
    private void Delete(AbsolutePath directory)
    {
        if (!directory.DirectoryExists() || directory == BuildAssemblyDirectory)
            return;
        if (BuildAssemblyDirectory is not { } running || !directory.Contains(running))
        {
            directory.DeleteDirectory();
            return;
        }
        directory.GetFiles().DeleteFiles();
        foreach (var child in directory.GetDirectories())
            Delete(child);
    }
}
