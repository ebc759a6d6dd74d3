using Delivery.Ci;
using Delivery.Ci.Hosts;
using Delivery.Ci.Model;
using Delivery.Ci.Planning;
using Delivery.Deployment;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>The files of CI hosts, made from the targets, the parameters and the environments of the build.</summary>
public interface ICiFiles : INukeBuild
{
    /// <summary>The hosts that there are files for.</summary>
    ICiHost[] CiHosts { get; }

    /// <summary>What the hosts do, and when.</summary>
    DeliveryPipelines DeliveryPipelines { get; }

    Target CiFiles =>
        _ =>
            _.Description(
                    "Writes the files of CI hosts: GitHub Actions, Azure Pipelines, GitLab CI; Lint compares them"
                )
                .Executes(() =>
                    this.Run(() =>
                    {
                        var done = FolderOfCiFiles(ReadTargets()).Update();
                        foreach (var line in done)
                            Log.Information("{Line:l}", line);
                        ReportSummary(_ =>
                            _.AddPair("Files", done.Count == 0 ? "all in step" : $"{done.Count} changed")
                        );
                        return Task.CompletedTask;
                    })
                );

    Target CheckCiFiles =>
        _ =>
            _.Unlisted()
                .TryDependentFor<ILint>(x => x.Lint)
                .ProceedAfterFailure()
                .Executes(() =>
                    this.Run(() =>
                    {
                        var differences = FolderOfCiFiles(ReadTargets()).Differences;
                        return differences.Count == 0
                            ? Task.CompletedTask
                            : throw StopException.Failed(
                                $"The files of CI hosts are not in step with the build:\n{string.Join('\n', differences)}\n"
                                    + "Run: ./build.sh CiFiles"
                            );
                    })
                );

    private TargetGraph ReadTargets()
    {
        var targets = this.DescribeTargets();
        return targets.Count > 0
            ? TargetGraph.Of(targets, RootDirectory, GetType())
            : throw StopException.Refused(
                "This engine does not tell its targets. Build with the embedded one: -p:BuildEngine=embedded"
            );
    }

    private CiFolder FolderOfCiFiles(TargetGraph graph)
    {
        var pipelines = new PipelinePlanner(graph, x => PipelineSetting.Of(GetType(), x)).Plan(DeliveryPipelines.All);
        return new CiFolder(
            RootDirectory,
            [.. CiHosts.SelectMany(x => x.Write(pipelines, Environments.DefaultInstance))]
        );
    }
}
