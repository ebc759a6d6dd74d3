using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.CI;

/// <summary>Finds out where a build runs.</summary>
static class HostSelection
{
    /// <summary>The host that the environment speaks of.</summary>
    public static Host Detect(BuildSession session)
    {
        return IsOn("GITHUB_ACTIONS") ? Create(HostName.GitHubActions, session)
            : IsOn("TF_BUILD") ? Create(HostName.AzurePipelines, session)
            : IsOn("GITLAB_CI") ? Create(HostName.GitLab, session)
            : IsOn("CI") || Has("TEAMCITY_VERSION") || Has("JENKINS_URL") ? new OtherBuildServer(session)
            : new Terminal(session);

        bool Has(string variable) => session.EnvironmentVariables.ContainsKey(variable);

        bool IsOn(string variable) =>
            session.EnvironmentVariables.GetValueOrDefault(variable) is { Length: > 0 } value
            && !(BooleanWords.TryRead(value, out var isTrue) && !isTrue);
    }

    /// <summary>The host of this name, wherever the build runs.</summary>
    public static Host Create(HostName name, BuildSession session) =>
        name switch
        {
            HostName.GitHubActions => new GitHubActions.GitHubActions(session),
            HostName.AzurePipelines => new AzurePipelines.AzurePipelines(session),
            HostName.GitLab => new GitLab.GitLab(session),
            _ => new Terminal(session),
        };
}
