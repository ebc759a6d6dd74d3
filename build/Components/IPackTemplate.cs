using Delivery.Outcomes;
using Delivery.Template;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Nuke.Components;

namespace Delivery.Components;

/// <summary>The repository as a template: what <c>dotnet new mlpipeline</c> starts a project with.</summary>
public interface IPackTemplate : IHazPackageVersion, IHazArtifacts
{
    Target PackTemplate =>
        _ =>
            _.Description("Makes the package of this repository as a template: dotnet new mlpipeline")
                .Executes(() =>
                    this.Run(() =>
                    {
                        var package = TemplatePackage.Make(
                            RootDirectory,
                            PackageVersionFor(nameof(PackTemplate)),
                            ArtifactsDirectory / "template"
                        );
                        ReportSummary(_ =>
                            _.AddPair("Template", RootDirectory.GetUnixRelativePathTo(package).ToString())
                        );
                        return Task.CompletedTask;
                    })
                );
}
