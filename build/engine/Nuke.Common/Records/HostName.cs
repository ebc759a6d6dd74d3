using Nuke.Common.Execution;

namespace Nuke.Common.Records;

/// <summary>Where a build runs, by the variables that CI systems set.</summary>
static class HostName
{
    public static string Of(BuildSession session)
    {
        var variables = session.EnvironmentVariables;
        return variables.ContainsKey("GITHUB_ACTIONS") ? "GitHubActions"
            : variables.ContainsKey("TF_BUILD") ? "AzurePipelines"
            : variables.ContainsKey("GITLAB_CI") ? "GitLab"
            : session.IsServerBuild ? "Server"
            : "Terminal";
    }
}
