using System.Globalization;
using Nuke.Common.Execution;

namespace Nuke.Common.CI.GitLab;

/// <summary>
/// GitLab CI. The properties are the variables of https://docs.gitlab.com/ci/variables/predefined_variables; null where
/// a variable is not set. GitLab lists no warnings and errors of a log, and masks only the variables that its own
/// settings mark as masked: there is no command for others.
/// </summary>
public sealed class GitLab : Host, IBuildServer
{
    const string ClearLine = "\e[0K";

    internal GitLab(BuildSession session)
        : base(session) { }

    /// <summary>The host of the running build if it is this one, else null.</summary>
    public static new GitLab? Instance => Host.Instance as GitLab;

    /// <summary>The branch or tag.</summary>
    public string? CommitRefName => Variable("CI_COMMIT_REF_NAME");

    /// <summary>The commit.</summary>
    public string? CommitSha => Variable("CI_COMMIT_SHA");

    /// <summary>The tag; only where one is built.</summary>
    public string? CommitTag => Variable("CI_COMMIT_TAG");

    /// <summary>The job's name.</summary>
    public string? JobName => Variable("CI_JOB_NAME");

    /// <summary>The job's stage.</summary>
    public string? JobStage => Variable("CI_JOB_STAGE");

    /// <summary>The job's token.</summary>
    public string? JobToken => Variable("CI_JOB_TOKEN");

    /// <summary>The number of the job.</summary>
    public long JobId => Number("CI_JOB_ID");

    /// <summary>The number of the pipeline.</summary>
    public long PipelineId => Number("CI_PIPELINE_ID");

    /// <summary>What has started the pipeline.</summary>
    public string? PipelineSource => Variable("CI_PIPELINE_SOURCE");

    /// <summary>The directory of the checked out repository.</summary>
    public string? ProjectDirectory => Variable("CI_PROJECT_DIR");

    /// <summary>Group and name of the project.</summary>
    public string? ProjectPath => Variable("CI_PROJECT_PATH");

    /// <summary>The address of the project.</summary>
    public string? ProjectUrl => Variable("CI_PROJECT_URL");

    string? IBuildServer.Branch => CommitRefName;

    string? IBuildServer.Commit => CommitSha;

    /// <summary>Begins a part of the log that can be folded.</summary>
    public void BeginSection(string text, bool collapsed = true) => WriteLine(Start(text, collapsed));

    /// <summary>Ends a part of the log.</summary>
    public void EndSection(string text) => WriteLine(GroupEnd(text));

    internal override IReadOnlyList<string?> Secrets => [JobToken];

    internal override string GroupStart(string name) => Start(name, collapsed: false);

    internal override string GroupEnd(string name) => $"{ClearLine}section_end:{Now}:{Identifier(name)}\r{ClearLine}";

    string Now => Session.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    static string Identifier(string name) =>
        string.Concat(name.Select(x => char.IsAsciiLetterOrDigit(x) ? char.ToLowerInvariant(x) : '_'));

    string Start(string name, bool collapsed) =>
        $"{ClearLine}section_start:{Now}:{Identifier(name)}{(collapsed ? "[collapsed=true]" : "")}\r{ClearLine}{name}";

    long Number(string variable) =>
        long.TryParse(Variable(variable), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
