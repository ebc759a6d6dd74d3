using Delivery.Versioning;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Template;

/// <summary>This repository as a package for <c>dotnet new install</c>.</summary>
public static class TemplatePackage
{
    /// <summary>Where the template is described.</summary>
    public const string Folder = ".template.config";

    /// <summary>Makes the package of all files that git knows or would take: nothing that was only made here.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="version">The package's version.</param>
    /// <param name="output">Where the package goes.</param>
    /// <returns>The package.</returns>
    public static AbsolutePath Make(AbsolutePath root, string version, AbsolutePath output)
    {
        output.CreateOrCleanDirectory();
        var list = output / "files.txt";
        list.WriteAllLines(
            new GitCommands(root)
                .Run("ls-files", "--cached", "--others", "--exclude-standard")
                .Where(x => (root / x).FileExists())
        );
        DotNetPack(_ =>
            _.SetProject(root / Folder / "MlPipeline.Template.csproj")
                .SetOutputDirectory(output)
                .SetProperty("Version", version)
                .SetProperty("TemplateFiles", list)
                .SetProperty("ArtifactsPath", output / "obj")
                .SetProcessWorkingDirectory(root)
        );
        list.DeleteFile();
        (output / "obj").DeleteDirectory();
        return output.GetFiles("*.nupkg").Single();
    }
}
