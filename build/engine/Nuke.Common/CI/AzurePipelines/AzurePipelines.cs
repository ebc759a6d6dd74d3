using System.Globalization;
using Nuke.Common.Execution;

namespace Nuke.Common.CI.AzurePipelines;

/// <summary>
/// Azure Pipelines. The properties are the variables of
/// https://learn.microsoft.com/azure/devops/pipelines/build/variables; null where a variable is not set.
/// </summary>
public sealed class AzurePipelines : Host, IBuildServer
{
    internal AzurePipelines(BuildSession session)
        : base(session) { }

    /// <summary>The host of the running build if it is this one, else null.</summary>
    public static new AzurePipelines? Instance => Host.Instance as AzurePipelines;

    /// <summary>The full reference, such as refs/heads/main.</summary>
    public string? SourceBranch => Variable("BUILD_SOURCEBRANCH");

    /// <summary>The last part of the reference.</summary>
    public string? SourceBranchName => Variable("BUILD_SOURCEBRANCHNAME");

    /// <summary>The commit.</summary>
    public string? SourceVersion => Variable("BUILD_SOURCEVERSION");

    /// <summary>The directory of the checked out repository.</summary>
    public string? SourceDirectory => Variable("BUILD_SOURCESDIRECTORY");

    /// <summary>Where artifacts are collected.</summary>
    public string? ArtifactStagingDirectory => Variable("BUILD_ARTIFACTSTAGINGDIRECTORY");

    /// <summary>The number of the run.</summary>
    public long BuildId => long.TryParse(Variable("BUILD_BUILDID"), CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>The name of the run.</summary>
    public string? BuildNumber => Variable("BUILD_BUILDNUMBER");

    /// <summary>What has started the run.</summary>
    public string? BuildReason => Variable("BUILD_REASON");

    /// <summary>The stage.</summary>
    public string? StageName => Variable("SYSTEM_STAGENAME");

    /// <summary>The job.</summary>
    public string? JobDisplayName => Variable("SYSTEM_JOBDISPLAYNAME");

    /// <summary>The project.</summary>
    public string? TeamProject => Variable("SYSTEM_TEAMPROJECT");

    /// <summary>The address of the organisation.</summary>
    public string? TeamFoundationCollectionUri => Variable("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI");

    /// <summary>The branch of a pull request.</summary>
    public string? PullRequestSourceBranch => Variable("SYSTEM_PULLREQUEST_SOURCEBRANCH");

    /// <summary>Where a pull request wants to go.</summary>
    public string? PullRequestTargetBranch => Variable("SYSTEM_PULLREQUEST_TARGETBRANCH");

    /// <summary>The token of the job; only where the pipeline hands it over.</summary>
    public string? AccessToken => Variable("SYSTEM_ACCESSTOKEN");

    string? IBuildServer.Branch => SourceBranch;

    string? IBuildServer.Commit => SourceVersion;

    /// <summary>Begins a part of the log that can be folded.</summary>
    public void Group(string group) => WriteLine(GroupStart(group));

    /// <summary>Ends the part of the log that was begun last.</summary>
    public void EndGroup() => WriteLine("##[endgroup]");

    /// <summary>Names the run.</summary>
    public void UpdateBuildNumber(string buildNumber) =>
        WriteLine($"##vso[build.updatebuildnumber]{Escape(buildNumber)}");

    /// <summary>Tags the run.</summary>
    public void AddBuildTag(string buildTag) => WriteLine($"##vso[build.addbuildtag]{Escape(buildTag)}");

    internal override IReadOnlyList<string?> Secrets => [AccessToken];

    internal override string GroupStart(string name) => $"##[group]{name}";

    internal override string GroupEnd(string name) => "##[endgroup]";

    internal override string Warning(string text) => $"##vso[task.logissue type=warning]{Escape(text)}";

    internal override string Error(string text) => $"##vso[task.logissue type=error]{Escape(text)}";

    // An agent reads %AZP25 as a percent sign or not, depending on its settings: one of the two is right.
    internal override IEnumerable<string> MaskCommands(string secret) =>
        new[] { Escape(secret), EscapeLineEnds(secret) }.Distinct().Select(x => $"##vso[task.setsecret]{x}");

    static string Escape(string text) => EscapeLineEnds(text.Replace("%", "%AZP25", StringComparison.Ordinal));

    static string EscapeLineEnds(string text) =>
        text.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
