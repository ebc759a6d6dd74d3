using Delivery.Ci.Model;
using Delivery.Ci.Yaml;

namespace Delivery.Ci.Hosts;

/// <summary>
/// GitHub Actions: one workflow for each pipeline.
/// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
/// </summary>
public sealed class GitHubActionsFiles : ICiHost
{
    const string HostedImage = "ubuntu-24.04";

    // Also after a failure, but not when somebody has cancelled the run.
    const string WhenOver = "${{ !cancelled() }}";

    public IReadOnlyList<CiFile> Write(IReadOnlyList<Pipeline> pipelines, string chain) =>
        [.. pipelines.Select(x => new CiFile($".github/workflows/{x.Id}.yml", TextOf(x, chain)))];

    static string TextOf(Pipeline pipeline, string chain)
    {
        var notes = new List<string>();
        if (CiHeading.EnvironmentsOf(pipeline.Jobs).ToList() is { Count: > 0 } environments)
            notes.Add($"Environments, with reviewers where somebody has to agree: {string.Join(", ", environments)}.");
        if (pipeline.Jobs.Any(x => x.Runner == JobRunner.Environments))
            notes.Add($"A runner with the label {chain}, on the machine whose Docker engine runs the environments.");
        var jobs = new YamlMap();
        foreach (var job in pipeline.Jobs)
            jobs.Add(job.Name, JobOf(pipeline, job, chain));
        return YamlText.Of(
            CiHeading.Of(pipeline.Jobs, notes),
            new YamlMap
            {
                { "name", pipeline.Name },
                { "on", TriggerOf(pipeline) },
                // What a job may do, it says itself.
                { "permissions", YamlEmpty.Map },
                {
                    "concurrency",
                    new YamlMap
                    {
                        { "group", pipeline.ReplacesOlderRuns ? $"{pipeline.Id}-${{{{ github.ref }}}}" : pipeline.Id },
                        { "cancel-in-progress", pipeline.ReplacesOlderRuns },
                    }
                },
                { "jobs", jobs },
            }
        );
    }

    static YamlMap TriggerOf(Pipeline pipeline)
    {
        var trigger = pipeline.Trigger;
        var events = new YamlMap();
        if (trigger.PullRequestsTo is { } targets)
            events.Add("pull_request", new YamlMap { { "branches", targets } });
        if (trigger.PushTo is { } branch)
            events.Add("push", new YamlMap { { "branches", new[] { branch } } });
        if (trigger.Cron is { } cron)
            events.Add("schedule", new[] { new YamlMap { { "cron", cron } } });
        if (trigger.ByHandOn is null)
            return events;
        var inputs = new YamlMap();
        foreach (var input in pipeline.Inputs)
            inputs.Add(
                input.OptionName,
                new YamlMap
                {
                    { "description", input.Description },
                    { "type", "string" },
                    { "required", false },
                }
            );
        events.Add("workflow_dispatch", inputs.Count == 0 ? YamlEmpty.Map : new YamlMap { { "inputs", inputs } });
        return events;
    }

    static YamlMap JobOf(Pipeline pipeline, PipelineJob job, string chain) =>
        new()
        {
            { "name", job.Title },
            { "if", ConditionOf(pipeline, job) },
            { "needs", job.Needs },
            { "runs-on", job.Runner == JobRunner.Hosted ? HostedImage : (string[])["self-hosted", chain] },
            { "timeout-minutes", (int)job.Timeout.TotalMinutes },
            { "environment", job.Environment?.Name },
            { "concurrency", job.Environment is { } environment ? LockOf(environment.Name, chain) : null },
            {
                "permissions",
                new YamlMap
                {
                    { "contents", job.Access == RepositoryAccess.Pushes ? "write" : "read" },
                    { "actions", job.Starts is null ? null : "write" },
                }
            },
            { "steps", StepsOf(pipeline, job) },
        };

    static YamlMap LockOf(string environment, string chain) =>
        new() { { "group", $"{chain}-{environment.ToLowerInvariant()}" }, { "cancel-in-progress", false } };

    static string? ConditionOf(Pipeline pipeline, PipelineJob job)
    {
        List<string> conditions = [.. job.OnlyWith.Select(x => $"vars.{x.HostName} != ''")];
        if (pipeline.Trigger.ByHandOn is { } branch)
            // A schedule runs on the default branch, whatever that is.
            conditions.Add(
                pipeline.Trigger.Cron is null
                    ? $"github.ref == 'refs/heads/{branch}'"
                    : $"(github.event_name == 'schedule' || github.ref == 'refs/heads/{branch}')"
            );
        return conditions.Count == 0 ? null : string.Join(" && ", conditions);
    }

    static List<object> StepsOf(Pipeline pipeline, PipelineJob job)
    {
        List<object> steps =
        [
            GitHubAction.Checkout.Step(
                "Check out, with all history",
                new YamlMap
                {
                    { "fetch-depth", 0 },
                    { "persist-credentials", job.Access != RepositoryAccess.CheckedOut },
                }
            ),
        ];
        if (job.Runner == JobRunner.Hosted)
        {
            steps.Add(CacheOf(PipelineCache.Packages, "~/.nuget/packages"));
            steps.Add(CacheOf(PipelineCache.Sdk, PipelineCache.SdkDirectory));
        }
        steps.AddRange(
            job.Gets.Select(x =>
                GitHubAction.DownloadArtifact.Step(
                    $"Get {x.Name}",
                    new YamlMap { { "name", x.Name }, { "path", x.Directory } }
                )
            )
        );
        steps.Add(
            new YamlMap
            {
                { "name", job.Title },
                { "run", job.Command.ToString() },
                { "env", VariablesOf(pipeline, job) },
            }
        );
        steps.AddRange(job.Leaves.Where(x => x.Summaries.Count > 0).Select(SummaryOf));
        steps.AddRange(job.Leaves.Select(KeepOf));
        if (job.Starts is { } next)
            steps.Add(
                new YamlMap
                {
                    { "name", $"Start {next.Name}: what a workflow has pushed starts none" },
                    { "run", $"gh workflow run {next.Id}.yml --ref {next.Trigger.ByHandOn}" },
                    {
                        "env",
                        new YamlMap { { "GH_TOKEN", "${{ github.token }}" } }
                    },
                }
            );
        return steps;
    }

    static YamlMap CacheOf(PipelineCache cache, string path) =>
        GitHubAction.Cache.Step(
            $"Cache {cache.Name}",
            new YamlMap
            {
                { "path", path },
                {
                    "key",
                    $"{cache.Name}-${{{{ runner.os }}}}-${{{{ hashFiles({string.Join(", ", cache.KeyFiles.Select(x => $"'{x}'"))}) }}}}"
                },
            }
        );

    // A value that somebody typed in never becomes a part of a command line.
    static YamlMap VariablesOf(Pipeline pipeline, PipelineJob job)
    {
        var variables = new YamlMap();
        foreach (var setting in job.Settings)
            variables.Add(setting.Variable, $"${{{{ {(setting.IsSecret ? "secrets" : "vars")}.{setting.HostName} }}}}");
        foreach (var input in pipeline.Inputs)
            variables.Add(input.Variable, $"${{{{ inputs.{input.OptionName} }}}}");
        return variables;
    }

    // A job that has failed before its tests has none to show.
    static YamlMap SummaryOf(JobArtifact artifact) =>
        new()
        {
            { "name", "Show the test results" },
            { "if", WhenOver },
            { "run", $"cat {string.Join(' ', artifact.Summaries)} >> \"$GITHUB_STEP_SUMMARY\" || true" },
        };

    static YamlMap KeepOf(JobArtifact artifact) =>
        GitHubAction.UploadArtifact.Step(
            $"Keep {artifact.Name}",
            new YamlMap
            {
                { "name", artifact.Name },
                { "path", YamlLines.Of(artifact.Patterns) },
                { "if-no-files-found", "warn" },
                // Where a job runs again, what it left the first time is out of date.
                { "overwrite", true },
            },
            WhenOver
        );
}
