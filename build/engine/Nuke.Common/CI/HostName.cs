namespace Nuke.Common.CI;

/// <summary>The hosts that <c>--host</c> can name.</summary>
enum HostName
{
    Terminal,
    GitHubActions,
    AzurePipelines,
    GitLab,
}
