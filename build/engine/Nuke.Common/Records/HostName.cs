using Nuke.Common.Execution;

namespace Nuke.Common.Records;

/// <summary>Where a build runs, by the variables that CI systems set.</summary>
static class HostName
{
    static readonly (string Variable, string Host)[] s_servers =
    [
        ("GITHUB_ACTIONS", "GitHubActions"),
        ("TF_BUILD", "AzurePipelines"),
        ("GITLAB_CI", "GitLab"),
        ("TEAMCITY_VERSION", "TeamCity"),
        ("JENKINS_URL", "Jenkins"),
    ];

    public static string Of(BuildSession session) =>
        s_servers.FirstOrDefault(x => session.EnvironmentVariables.ContainsKey(x.Variable)).Host
        ?? (session.IsServerBuild ? "Server" : "Terminal");
}
