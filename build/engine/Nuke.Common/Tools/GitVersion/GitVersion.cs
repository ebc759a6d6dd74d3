using System.Text.Json.Serialization;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>The version of a commit, as GitVersion derives it from branches and tags.</summary>
public sealed record GitVersion
{
    /// <summary>The first number.</summary>
    public int Major { get; init; }

    /// <summary>The second number.</summary>
    public int Minor { get; init; }

    /// <summary>The third number.</summary>
    public int Patch { get; init; }

    /// <summary>The three numbers: <c>1.4.0</c>.</summary>
    public string MajorMinorPatch { get; init; } = "";

    /// <summary>The version with what it is a preview of: <c>1.4.0-alpha.3</c>.</summary>
    public string SemVer { get; init; } = "";

    /// <summary>The version with its build metadata.</summary>
    public string FullSemVer { get; init; } = "";

    /// <summary>The version with branch and commit.</summary>
    public string InformationalVersion { get; init; } = "";

    /// <summary>The version for assemblies, four numbers.</summary>
    public string AssemblySemVer { get; init; } = "";

    /// <summary>The version for files, four numbers.</summary>
    public string AssemblySemFileVer { get; init; } = "";

    /// <summary>What comes after the dash: <c>alpha.3</c>, or nothing.</summary>
    public string PreReleaseTag { get; init; } = "";

    /// <summary>The same with the dash.</summary>
    public string PreReleaseTagWithDash { get; init; } = "";

    /// <summary>Its word: <c>alpha</c>.</summary>
    public string PreReleaseLabel { get; init; } = "";

    /// <summary>The same with the dash.</summary>
    public string PreReleaseLabelWithDash { get; init; } = "";

    /// <summary>Its number.</summary>
    public int? PreReleaseNumber { get; init; }

    /// <summary>A number that grows from previews to the release.</summary>
    public int? WeightedPreReleaseNumber { get; init; }

    /// <summary>What comes after the plus.</summary>
    [JsonConverter(typeof(NumberOrText))]
    public string? BuildMetaData { get; init; }

    /// <summary>The same with branch and commit.</summary>
    public string FullBuildMetaData { get; init; } = "";

    /// <summary>The branch.</summary>
    public string BranchName { get; init; } = "";

    /// <summary>The branch as part of a version.</summary>
    public string EscapedBranchName { get; init; } = "";

    /// <summary>The commit.</summary>
    public string Sha { get; init; } = "";

    /// <summary>The first characters of the commit.</summary>
    public string ShortSha { get; init; } = "";

    /// <summary>The day of the commit.</summary>
    public string CommitDate { get; init; } = "";

    /// <summary>The commit that the version was counted from.</summary>
    public string VersionSourceSha { get; init; } = "";

    /// <summary>How many commits there are since.</summary>
    public int? CommitsSinceVersionSource { get; init; }

    /// <summary>How many files are changed and not committed.</summary>
    public int? UncommittedChanges { get; init; }

    /// <inheritdoc />
    public override string ToString() => FullSemVer;
}
