using Delivery.Ci.Model;
using Delivery.Ci.Yaml;
using Delivery.Docker;

namespace Delivery.Ci.Hosts;

/// <summary>
/// GitLab CI: one file, whose rules say which jobs a pipeline has. https://docs.gitlab.com/ci/yaml
/// </summary>
public sealed class GitLabFile : ICiHost
{
    const string Choice = "PIPELINE";
    const string Automatic = "Automatic";

    // What Git ignores and no target reads: a work tree with files of its own makes no release.
    const string PackagesDirectory = ".nuke/temp/nuget/packages";
    const string DockerService = "docker:28-dind";

    public IReadOnlyList<CiFile> Write(IReadOnlyList<Pipeline> pipelines, string chain)
    {
        var jobs = pipelines.SelectMany(x => x.Jobs).ToList();
        var heading = CiHeading.Of(
            jobs,
            [
                $"Protected environments, with those who may deploy there: {string.Join(", ", CiHeading.EnvironmentsOf(jobs))}.",
                $"A runner with the tag {chain} and the shell executor, on the machine whose Docker engine runs the environments.",
                "Variables of secrets: protected, and where they belong to one environment, with its scope.",
                "Settings, CI/CD, Job token permissions: allow Git push requests to the repository.",
                .. pipelines
                    .Where(x => x.Trigger.Cron is not null)
                    .Select(x =>
                        $"A pipeline schedule \"{x.Trigger.Cron}\" (UTC) on {x.Trigger.Branch}, with the variable {Choice}={x.Name}."
                    ),
            ]
        );
        var document = new YamlMap
        {
            {
                "workflow",
                new YamlMap { { "rules", WorkflowRules(pipelines) } }
            },
            { "stages", pipelines.Select(x => x.Id).ToList() },
            { "variables", VariablesOf(pipelines) },
            {
                "default",
                new YamlMap { { "image", BaseImage.Sdk.Name } }
            },
        };
        foreach (var pipeline in pipelines)
        foreach (var job in pipeline.Jobs)
        {
            document.Add(NameOf(pipeline, job.Name), JobOf(pipeline, job, chain));
            if (job.Starts is { } next)
                document.Add(NameOf(pipeline, $"start-{next.Id}"), StartOf(pipeline, job, next));
        }
        return [new CiFile(".gitlab-ci.yml", YamlText.Of(heading, document))];
    }

    static string NameOf(Pipeline pipeline, string job) => $"{pipeline.Id}:{job}";

    static List<YamlMap> WorkflowRules(IReadOnlyList<Pipeline> pipelines) =>
        [.. pipelines.SelectMany(WaysOf).Distinct().Select(x => new YamlMap { { "if", x } })];

    /// <summary>The conditions under which a pipeline runs; any of them is enough.</summary>
    static IEnumerable<string> WaysOf(Pipeline pipeline)
    {
        var trigger = pipeline.Trigger;
        foreach (var target in trigger.PullRequestsTo ?? [])
            yield return $"{From("merge_request_event")} && $CI_MERGE_REQUEST_TARGET_BRANCH_NAME == \"{target}\"";
        if (trigger.PushTo is { } pushed)
            yield return $"{From("push")} && {On(pushed)}";
        if (trigger.Cron is not null)
            yield return $"{From("schedule")} && {IsChosen(pipeline)}";
        if (trigger.ByHandOn is not { } branch)
            yield break;
        yield return $"{From("web")} && {On(branch)} && {IsChosen(pipeline)}";
        yield return $"{From("pipeline")} && {On(branch)} && {IsChosen(pipeline)}";
    }

    static string IsChosen(Pipeline pipeline) => $"${Choice} == \"{pipeline.Name}\"";

    static string From(string source) => $"$CI_PIPELINE_SOURCE == \"{source}\"";

    static string On(string branch) => $"$CI_COMMIT_BRANCH == \"{branch}\"";

    static YamlMap VariablesOf(IReadOnlyList<Pipeline> pipelines)
    {
        var variables = new YamlMap
        {
            { "GIT_DEPTH", "0" },
            { "NUGET_PACKAGES", $"$CI_PROJECT_DIR/{PackagesDirectory}" },
            {
                Choice,
                new YamlMap
                {
                    { "value", Automatic },
                    {
                        "options",
                        pipelines
                            .Where(x => x.Trigger.ByHandOn is not null)
                            .Select(x => x.Name)
                            .Prepend(Automatic)
                            .ToList()
                    },
                    { "description", "What to run" },
                }
            },
        };
        foreach (var input in pipelines.SelectMany(x => x.Inputs).DistinctBy(x => x.Name))
            variables.Add(input.Variable, new YamlMap { { "value", "" }, { "description", input.Description } });
        return variables;
    }

    static YamlMap JobOf(Pipeline pipeline, PipelineJob job, string chain)
    {
        var isHosted = job.Runner == JobRunner.Hosted;
        var isInDocker = isHosted && job.NeedsDocker;
        return new YamlMap
        {
            { "stage", pipeline.Id },
            { "tags", isHosted ? null : (string[])[chain] },
            { "needs", NeedsOf(pipeline, job) },
            { "rules", RulesOf(pipeline, job, job.Environment?.IsProtected == true) },
            {
                "environment",
                job.Environment is { } to
                    ? new YamlMap { { "name", to.Name } }
                    : null
            },
            { "resource_group", job.Environment is { } held ? $"{chain}-{held.Name.ToLowerInvariant()}" : null },
            { "interruptible", pipeline.ReplacesOlderRuns },
            { "timeout", $"{(int)job.Timeout.TotalMinutes} minutes" },
            { "services", isInDocker ? (string[])[DockerService] : null },
            {
                "variables",
                isInDocker
                    ? new YamlMap { { "DOCKER_HOST", "tcp://docker:2375" }, { "DOCKER_TLS_CERTDIR", "" } }
                    : null
            },
            {
                "cache",
                isHosted
                    ? new[]
                    {
                        CacheOf(PipelineCache.Packages, PackagesDirectory),
                        CacheOf(PipelineCache.Sdk, PipelineCache.SdkDirectory),
                    }
                    : null
            },
            { "script", ScriptOf(pipeline, job) },
            { "artifacts", ArtifactsOf(job) },
        };
    }

    static object NeedsOf(Pipeline pipeline, PipelineJob job)
    {
        var from = pipeline
            .Jobs.Where(x => x.Leaves.Any(y => job.Gets.Any(z => z.Name == y.Name)))
            .Select(x => x.Name)
            .ToList();
        var needs = job
            .Needs.Union(from)
            .Select(x => new YamlMap { { "job", NameOf(pipeline, x) }, { "artifacts", from.Contains(x) } })
            .ToList();
        // Without it, a job waits for all stages before its own.
        return needs.Count == 0 ? YamlEmpty.Sequence : needs;
    }

    static List<YamlMap> RulesOf(Pipeline pipeline, PipelineJob job, bool waits) =>
        [
            .. WaysOf(pipeline)
                .Select(way => new YamlMap
                {
                    { "if", string.Join(" && ", job.OnlyWith.Select(x => $"${x.HostName}").Prepend(way)) },
                    // Somebody has to say yes, and until then the pipeline is not over.
                    { "when", waits ? "manual" : null },
                    { "allow_failure", waits ? false : null },
                }),
        ];

    static YamlMap CacheOf(PipelineCache cache, string path) =>
        new()
        {
            {
                "key",
                new YamlMap { { "files", cache.KeyFiles }, { "prefix", cache.Name } }
            },
            { "paths", new[] { path } },
        };

    static List<string> ScriptOf(Pipeline pipeline, PipelineJob job) =>
        [
            .. pipeline.Trigger.Branch is { } branch ? (string[])[$"git switch --quiet --force-create {branch}"] : [],
            job.Command.ToString(),
        ];

    static YamlMap? ArtifactsOf(PipelineJob job)
    {
        if (job.Leaves.Count == 0)
            return null;
        var coverage = job.Leaves.SelectMany(x => x.Coverage).ToList();
        return new YamlMap
        {
            { "when", "always" },
            { "paths", job.Leaves.SelectMany(x => x.Patterns).ToList() },
            {
                "reports",
                new YamlMap
                {
                    { "junit", job.Leaves.SelectMany(x => x.JUnitResults).ToList() },
                    {
                        "coverage_report",
                        coverage is [var path, ..]
                            ? new YamlMap { { "coverage_format", "cobertura" }, { "path", path } }
                            : null
                    },
                }
            },
        };
    }

    static YamlMap StartOf(Pipeline pipeline, PipelineJob job, Pipeline next) =>
        new()
        {
            { "stage", pipeline.Id },
            { "needs", new[] { new YamlMap { { "job", NameOf(pipeline, job.Name) } } } },
            { "rules", RulesOf(pipeline, job, waits: false) },
            {
                "variables",
                new YamlMap { { Choice, next.Name } }
            },
            {
                "trigger",
                new YamlMap { { "project", "$CI_PROJECT_PATH" }, { "branch", next.Trigger.ByHandOn } }
            },
        };
}
