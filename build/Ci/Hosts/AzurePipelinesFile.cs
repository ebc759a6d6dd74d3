using Delivery.Ci.Model;
using Delivery.Ci.Yaml;

namespace Delivery.Ci.Hosts;

/// <summary>
/// Azure Pipelines: one file, with a stage for each job, so that approvals of an environment hold up that job alone.
/// https://learn.microsoft.com/azure/devops/pipelines/yaml-schema
/// </summary>
public sealed class AzurePipelinesFile : ICiHost
{
    const string HostedImage = "ubuntu-24.04";
    const string Choice = "flow";
    const string Automatic = "Automatic";
    const string PackagesDirectory = "$(Pipeline.Workspace)/.nuget/packages";

    public IReadOnlyList<CiFile> Write(IReadOnlyList<Pipeline> pipelines, string chain)
    {
        var jobs = pipelines.SelectMany(x => x.Jobs).ToList();
        var heading = CiHeading.Of(
            jobs,
            $"Environments, with approvals and an exclusive lock: {string.Join(", ", CiHeading.EnvironmentsOf(jobs))}.",
            $"An agent pool {chain}, on the machine whose Docker engine runs the environments.",
            "The right \"Contribute\" for the build service, so that it can push tags and master."
        );
        return
        [
            new CiFile(
                "azure-pipelines.yml",
                YamlText.Of(
                    heading,
                    new YamlMap
                    {
                        { "trigger", BranchesOf(pipelines.Select(x => x.Trigger.PushTo)) },
                        { "pr", BranchesOf(pipelines.SelectMany(x => x.Trigger.PullRequestsTo ?? [])) },
                        { "schedules", SchedulesOf(pipelines) },
                        { "parameters", ParametersOf(pipelines) },
                        // Azure itself says only TF_BUILD.
                        {
                            "variables",
                            new YamlMap { { "CI", "true" }, { "NUGET_PACKAGES", PackagesDirectory } }
                        },
                        { "lockBehavior", "sequential" },
                        { "stages", pipelines.SelectMany(x => x.Jobs.Select(y => StageOf(x, y, chain))).ToList() },
                    }
                )
            ),
        ];
    }

    static YamlMap BranchesOf(IEnumerable<string?> branches) =>
        new()
        {
            {
                "branches",
                new YamlMap { { "include", branches.OfType<string>().Distinct().ToList() } }
            },
        };

    static List<YamlMap> SchedulesOf(IReadOnlyList<Pipeline> pipelines) =>
        [
            .. pipelines
                .Where(x => x.Trigger.Cron is not null)
                .Select(x => new YamlMap
                {
                    { "cron", x.Trigger.Cron },
                    { "displayName", x.Name },
                    {
                        "branches",
                        new YamlMap { { "include", new[] { x.Trigger.Branch! } } }
                    },
                    { "always", true },
                }),
        ];

    static List<YamlMap> ParametersOf(IReadOnlyList<Pipeline> pipelines) =>
        [
            new()
            {
                { "name", Choice },
                { "displayName", "What to run" },
                { "type", "string" },
                { "default", Automatic },
                {
                    "values",
                    pipelines.Where(x => x.Trigger.ByHandOn is not null).Select(x => x.Name).Prepend(Automatic).ToList()
                },
            },
            .. pipelines
                .SelectMany(x => x.Inputs)
                .DistinctBy(x => x.Name)
                .Select(x => new YamlMap
                {
                    { "name", ParameterOf(x) },
                    { "displayName", x.Description },
                    { "type", "string" },
                    { "default", "" },
                }),
        ];

    static string ParameterOf(PipelineSetting input) => input.HostName.ToLowerInvariant();

    static YamlMap StageOf(Pipeline pipeline, PipelineJob job, string chain)
    {
        var work = new YamlMap
        {
            { job.Environment is null ? "job" : "deployment", "run" },
            { "displayName", job.Title },
            { "timeoutInMinutes", (int)job.Timeout.TotalMinutes },
            {
                "pool",
                job.Runner == JobRunner.Hosted
                    ? new YamlMap { { "vmImage", HostedImage } }
                    : new YamlMap { { "name", chain } }
            },
        };
        var steps = StepsOf(pipeline, job);
        if (job.Environment is null)
        {
            work.Add("steps", steps);
        }
        else
        {
            work.Add("environment", job.Environment.Name);
            var deploy = new YamlMap
            {
                {
                    "deploy",
                    new YamlMap { { "steps", steps } }
                },
            };
            work.Add("strategy", new YamlMap { { "runOnce", deploy } });
        }
        var stage = new YamlMap
        {
            { "stage", NameOf(pipeline, job.Name) },
            { "displayName", $"{pipeline.Name}: {job.Title}" },
        };
        // Without it, a stage waits for the one that stands before it.
        stage.Add(
            "dependsOn",
            job.Needs.Count == 0 ? YamlEmpty.Sequence : job.Needs.Select(x => NameOf(pipeline, x)).ToList()
        );
        stage.Add("condition", ConditionOf(pipeline, job));
        stage.Add("jobs", new[] { work });
        return stage;
    }

    // Names of stages have letters, digits and underscores.
    static string NameOf(Pipeline pipeline, string job) => $"{pipeline.Id}_{job.Replace('-', '_')}";

    static string ConditionOf(Pipeline pipeline, PipelineJob job)
    {
        var trigger = pipeline.Trigger;
        List<string> ways = [];
        if (trigger.PullRequestsTo is not null)
            ways.Add("eq(variables['Build.Reason'], 'PullRequest')");
        if (trigger.PushTo is { } pushed)
            ways.Add($"and(in(variables['Build.Reason'], 'IndividualCI', 'BatchedCI'), {IsBranch(pushed)})");
        if (trigger.Cron is not null)
            ways.Add("eq(variables['Build.Reason'], 'Schedule')");
        if (trigger.ByHandOn is { } branch)
            ways.Add($"and(eq('${{{{ parameters.{Choice} }}}}', '{pipeline.Name}'), {IsBranch(branch)})");
        List<string> all =
        [
            "succeeded()",
            ways is [var only] ? only : $"or({string.Join(", ", ways)})",
            .. job.OnlyWith.Select(x => $"ne(variables['{x.HostName}'], '')"),
        ];
        return $"and({string.Join(", ", all)})";
    }

    static string IsBranch(string branch) => $"eq(variables['Build.SourceBranch'], 'refs/heads/{branch}')";

    static List<object> StepsOf(Pipeline pipeline, PipelineJob job)
    {
        List<object> steps =
        [
            new YamlMap
            {
                { "checkout", "self" },
                { "fetchDepth", 0 },
                { "fetchTags", true },
                { "persistCredentials", job.Access != RepositoryAccess.CheckedOut },
            },
        ];
        // Only what is listed is fetched.
        steps.Add(new YamlMap { { "download", "none" } });
        if (pipeline.Trigger.Branch is { } branch)
            steps.Add(
                new YamlMap
                {
                    { "bash", $"git switch --quiet --force-create {branch}" },
                    { "displayName", "Put the commit on its branch" },
                }
            );
        if (job.Runner == JobRunner.Hosted)
        {
            steps.Add(CacheOf(PipelineCache.Packages, PackagesDirectory));
            steps.Add(CacheOf(PipelineCache.Sdk, $"$(Build.SourcesDirectory)/{PipelineCache.SdkDirectory}"));
        }
        steps.AddRange(
            job.Gets.Select(x =>
                TaskOf(
                    "DownloadPipelineArtifact@2",
                    $"Get {x.Name}",
                    new YamlMap { { "artifact", x.Name }, { "path", $"$(Build.SourcesDirectory)/{x.Directory}" } }
                )
            )
        );
        steps.Add(
            new YamlMap
            {
                { "bash", job.Command.ToString() },
                { "displayName", job.Title },
                { "env", VariablesOf(pipeline, job) },
            }
        );
        foreach (var artifact in job.Leaves)
            steps.AddRange(PublishingOf(artifact));
        return steps;
    }

    static YamlMap CacheOf(PipelineCache cache, string path) =>
        TaskOf(
            "Cache@2",
            $"Cache {cache.Name}",
            new YamlMap
            {
                { "key", $"\"{cache.Name}\" | \"$(Agent.OS)\" | {string.Join(",", cache.KeyFiles)}" },
                { "path", path },
            }
        );

    // Variables are there already; secrets only where a step names them.
    static YamlMap VariablesOf(Pipeline pipeline, PipelineJob job)
    {
        var variables = new YamlMap();
        foreach (var secret in job.Secrets)
            variables.Add(secret.Variable, $"$({secret.HostName})");
        foreach (var input in pipeline.Inputs)
            variables.Add(input.Variable, $"${{{{ parameters.{ParameterOf(input)} }}}}");
        return variables;
    }

    static IEnumerable<YamlMap> PublishingOf(JobArtifact artifact)
    {
        foreach (var pattern in artifact.VisualStudioResults)
            yield return TaskOf(
                "PublishTestResults@2",
                "Show the test results",
                new YamlMap
                {
                    { "testResultsFormat", "VSTest" },
                    { "testResultsFiles", pattern },
                    { "searchFolder", "$(Build.SourcesDirectory)" },
                    { "mergeTestResults", true },
                },
                "succeededOrFailed()"
            );
        foreach (var pattern in artifact.Coverage)
            yield return TaskOf(
                "PublishCodeCoverageResults@2",
                "Show the coverage",
                new YamlMap { { "summaryFileLocation", $"$(Build.SourcesDirectory)/{pattern}" } },
                "succeededOrFailed()"
            );
        yield return new YamlMap
        {
            { "publish", $"$(Build.SourcesDirectory)/{artifact.Directory}" },
            { "artifact", artifact.Name },
            { "displayName", $"Keep {artifact.Name}" },
            { "condition", "succeededOrFailed()" },
        };
    }

    static YamlMap TaskOf(string task, string name, YamlMap inputs, string? condition = null) =>
        new()
        {
            { "task", task },
            { "displayName", name },
            { "condition", condition },
            { "inputs", inputs },
        };
}
