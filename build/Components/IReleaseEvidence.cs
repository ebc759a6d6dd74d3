using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Running;
using Delivery.Promotion.Sbom;
using Delivery.Testing;
using Nuke.Common;
using Nuke.Common.IO;

namespace Delivery.Components;

/// <summary>The evidence of a release: how it was built, what is in it, what its tests have said.</summary>
public interface IReleaseEvidence : IEnvironments, ITestInImage, IHazPromotionPage
{
    /// <summary>Where the release image has the list of what the application brings.</summary>
    string DependenciesFile { get; }

    Target RecordEvidence =>
        _ =>
            _.Description(
                    "Signs how the image was built, what is in it and what its tests have said, and lays it beside the image"
                )
                .DependsOn(IntegrationTest, TestInImage)
                .Consumes(IntegrationTest, TestInImage)
                .Before(MergeToMaster)
                // Tests that have failed are evidence, too: they take back that they once passed.
                .AssuredAfterFailure()
                .OnlyWhenDynamic(() => HasTestedIntegration)
                .Executes(() => this.Run(RecordEvidenceAsync));

    /// <summary>Whether tests in Integration have run, in this build or, where it skips them, in the job before it; whatever they have said.</summary>
    private bool HasTestedIntegration =>
        SucceededTargets.Concat(FailedTargets).Concat(SkippedTargets).Any(x => x.Name == nameof(IntegrationTest))
        && EvidenceFile(Environments.Integration).FileExists();

    private async Task RecordEvidenceAsync()
    {
        var environment = With(Environments.Integration);
        var release = await FindReleaseAsync(environment, nameof(RecordEvidence));
        var tests = TestRecord.Read(EvidenceFile(environment));
        using var setting = await OpenPromotionAsync(nameof(RecordEvidence), environment);
        var tested = new TestedRelease(
            release,
            tests,
            HasPassed: tests.Passed && FailedTargets.All(x => x.Name != nameof(IntegrationTest))
        )
        {
            UnitTests = () => (UnitTestResults, UnitTestsEnded),
            FindComponentsAsync = () => FindComponentsAsync(release),
        };
        if (await new ReleaseRecording(setting).RecordAsync(environment, tested, CancellationToken.None))
            await WritePageAsync(setting);
    }

    private async Task<IReadOnlyList<SbomComponent>> FindComponentsAsync(Release release)
    {
        using var engine = await ConnectToDockerAsync(nameof(RecordEvidence));
        await using var files = await EngineImageFiles.OpenAsync(engine, release.Image.ToString());
        return await ImageInventory.ReadAsync(files, DependenciesFile);
    }

    /// <summary>What the unit tests in the build image have said of this tree.</summary>
    private IReadOnlyList<TestedProject> UnitTestResults =>
        [
            .. UnitTests.Select(x =>
            {
                var run = TestRun.Judge(x, TrxFile.Read(UnitTestFile(x)), exitCode: 0);
                return new TestedProject(x, run.Counts.Passed, run.Counts.Failed, run.Counts.Skipped, run.Failure);
            }),
        ];

    // They may have run in an earlier build of the same files.
    private DateTimeOffset UnitTestsEnded => UnitTests.Max(x => File.GetLastWriteTimeUtc(UnitTestFile(x)));

    private AbsolutePath UnitTestFile(string project) => ImageTestResultsDirectory / project / $"{project}.trx";
}
