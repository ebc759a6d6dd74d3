using System.Globalization;
using Nuke.Common.Execution;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>
/// GitHub Actions. The properties are the variables of
/// https://docs.github.com/actions/reference/workflows-and-actions/variables; null where a variable is not set.
/// </summary>
public sealed class GitHubActions : Host, IBuildServer
{
    internal GitHubActions(BuildSession session)
        : base(session) { }

    /// <summary>The host of the running build if it is this one, else null.</summary>
    public static new GitHubActions? Instance => Host.Instance as GitHubActions;

    /// <summary>The directory of the checked out repository.</summary>
    public string? Workspace => Variable("GITHUB_WORKSPACE");

    /// <summary>The name of the workflow.</summary>
    public string? Workflow => Variable("GITHUB_WORKFLOW");

    /// <summary>The identifier of the job in the workflow file.</summary>
    public string? Job => Variable("GITHUB_JOB");

    /// <summary>The number of the run, the same for all its attempts.</summary>
    public long RunId => Number("GITHUB_RUN_ID");

    /// <summary>How often this workflow has run.</summary>
    public long RunNumber => Number("GITHUB_RUN_NUMBER");

    /// <summary>Who has started the workflow.</summary>
    public string? Actor => Variable("GITHUB_ACTOR");

    /// <summary>Owner and name of the repository.</summary>
    public string? Repository => Variable("GITHUB_REPOSITORY");

    /// <summary>The owner of the repository.</summary>
    public string? RepositoryOwner => Variable("GITHUB_REPOSITORY_OWNER");

    /// <summary>What has started the workflow.</summary>
    public string? EventName => Variable("GITHUB_EVENT_NAME");

    /// <summary>The file with the whole event, as JSON.</summary>
    public string? EventPath => Variable("GITHUB_EVENT_PATH");

    /// <summary>The commit.</summary>
    public string? Sha => Variable("GITHUB_SHA");

    /// <summary>The full reference, such as refs/heads/main.</summary>
    public string? Ref => Variable("GITHUB_REF");

    /// <summary>The branch of a pull request.</summary>
    public string? HeadRef => Variable("GITHUB_HEAD_REF");

    /// <summary>Where a pull request wants to go.</summary>
    public string? BaseRef => Variable("GITHUB_BASE_REF");

    /// <summary>The address of the server.</summary>
    public string? ServerUrl => Variable("GITHUB_SERVER_URL");

    /// <summary>The token of the job; only where the workflow hands it over as GITHUB_TOKEN.</summary>
    public string? Token => Variable("GITHUB_TOKEN");

    /// <summary>Whether a pull request is built.</summary>
    public bool IsPullRequest => EventName is "pull_request" or "pull_request_target";

    string? IBuildServer.Branch => Ref;

    string? IBuildServer.Commit => Sha;

    /// <summary>Begins a part of the log that can be folded.</summary>
    public void Group(string group) => WriteLine(GroupStart(group));

    /// <summary>Ends the part of the log that was begun last.</summary>
    public void EndGroup() => WriteLine("::endgroup::");

    /// <summary>Lists a warning.</summary>
    public void WriteWarning(string message) => WriteLine(Warning(message));

    /// <summary>Lists an error.</summary>
    public void WriteError(string message) => WriteLine(Error(message));

    internal override IReadOnlyList<string?> Secrets => [Token];

    internal override string GroupStart(string name) => $"::group::{Escape(name)}";

    internal override string GroupEnd(string name) => "::endgroup::";

    internal override string Warning(string text) => $"::warning::{Escape(text)}";

    internal override string Error(string text) => $"::error::{Escape(text)}";

    internal override IEnumerable<string> MaskCommands(string secret) => [$"::add-mask::{Escape(secret)}"];

    static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    long Number(string variable) =>
        long.TryParse(Variable(variable), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
