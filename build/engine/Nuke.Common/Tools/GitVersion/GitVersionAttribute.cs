using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>
/// The version of the build's repository: <c>[GitVersion] readonly GitVersion GitVersion;</c> In a component it is
/// calculated when it is asked for, in a build class each time the build starts.
/// </summary>
public sealed class GitVersionAttribute : ValueInjectionAttributeBase
{
    /// <summary>The target framework of the tool, where it is not the latest.</summary>
    public string? Framework { get; set; }

    /// <summary>Does not ask the remote.</summary>
    public bool NoFetch { get; set; }

    /// <summary>Calculates even what was calculated before.</summary>
    public bool NoCache { get; set; } = true;

    /// <summary>Writes the version into AssemblyInfo files.</summary>
    public bool UpdateAssemblyInfo { get; set; }

    /// <summary>Names the run of Azure Pipelines after the version.</summary>
    public bool UpdateBuildNumber { get; set; } = true;

    /// <inheritdoc />
    public override object? GetValue(MemberInfo member, object instance)
    {
        var version = GitVersionTasks
            .GitVersion(_ =>
                _.SetTargetPath(NukeBuild.RootDirectory)
                    .SetFramework(Framework)
                    .SetNoFetch(NoFetch)
                    .SetNoCache(NoCache)
                    .SetUpdateAssemblyInfo(UpdateAssemblyInfo)
                    .SetProcessWorkingDirectory(NukeBuild.RootDirectory)
                    .DisableProcessOutputLogging()
                    .DisableProcessInvocationLogging()
            )
            .Result;
        if (UpdateBuildNumber && EnvironmentInfo.GetVariable("TF_BUILD") is not null)
            BuildContext.Current.Console.WriteMessage($"##vso[build.updatebuildnumber]{version.FullSemVer}");
        return version;
    }
}
