using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Testing;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>The unit tests where nothing of this machine can help them: in the build image.</summary>
public interface ITestInImage : IImages, ITest
{
    /// <summary>Where results and coverage go.</summary>
    AbsolutePath ImageTestResultsDirectory => ArtifactsDirectory / "tests-in-image";

    Target TestInImage =>
        _ =>
            _.Description("Runs the unit tests with coverage in containers of the build image")
                .DependsOn(BuildImage)
                .Inputs(BuildImageFile)
                .Outputs(ImageTestResultsDirectory)
                .Produces(TestProgram.ResultFilesIn(ImageTestResultsDirectory))
                .WhenUpToDate(summary => Log.Information("{Counts}", summary[TestRuns.All]))
                .Executes(() =>
                    this.Run(async () =>
                    {
                        ImageTestResultsDirectory.CreateOrCleanDirectory();
                        using var engine = await ConnectToDockerAsync(nameof(TestInImage));
                        var tests = new ContainerTestRun(
                            engine,
                            BuildImageRecord.Read(BuildImageFile).Reference,
                            RootDirectory
                        );
                        // Side by side: tests wait more than they compute.
                        var runs = await Task.WhenAll(
                            UnitTests.Select(x => tests.RunAsync(x, ImageTestResultsDirectory / x))
                        );
                        Judge(TestRuns.Of(runs, ImageTestResultsDirectory, RootDirectory));
                    })
                );

    private void Judge(TestRuns runs)
    {
        ReportSummary(runs.AddTo);
        Log.Information("{Counts}", runs.Counts.ToString());
        if (runs.Failures.Length > 0)
            throw StopException.Failed(
                $"Tests have failed in the build image; results are in {ImageTestResultsDirectory}.\n{runs.Failures}"
            );
    }
}
