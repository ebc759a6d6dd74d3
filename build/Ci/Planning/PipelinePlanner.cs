using Delivery.Ci.Model;
using Delivery.Outcomes;

namespace Delivery.Ci.Planning;

/// <summary>
/// Makes pipelines of outlines: who needs whom, what is skipped as another job has done it, and what goes from job to job all
/// follow from the targets.
/// </summary>
/// <param name="graph">The targets of the build.</param>
/// <param name="findSetting">The parameter of a name, as the build declares it.</param>
public sealed class PipelinePlanner(TargetGraph graph, Func<string, PipelineSetting> findSetting)
{
    static readonly HashSet<string> s_nothing = [];

    /// <summary>Plans all pipelines.</summary>
    /// <exception cref="StopException">An outline does not fit the build or itself (exit code 2); the message says what.</exception>
    public IReadOnlyList<Pipeline> Plan(IReadOnlyList<PipelineOutline> outlines)
    {
        // A pipeline is planned after the one that it starts.
        var planned = new Dictionary<string, Pipeline>(StringComparer.Ordinal);
        var open = outlines.ToList();
        while (open.Count > 0)
        {
            var next =
                open.Find(x => x.Jobs.All(y => y.Starts is null || planned.ContainsKey(y.Starts)))
                ?? throw StopException.Refused(
                    $"These pipelines start each other, or one that does not exist: {string.Join(", ", open.Select(x => x.Name))}. Correct Starts."
                );
            planned.Add(next.Name, Plan(next, planned));
            open.Remove(next);
        }
        return [.. outlines.Select(x => planned[x.Name])];
    }

    Pipeline Plan(PipelineOutline outline, Dictionary<string, Pipeline> planned)
    {
        var owners = OwnersOf(outline);
        var shares = outline.Jobs.ToDictionary(x => x, x => ShareOf(x, owners));
        RequireGoal(outline, shares);
        var needs = outline.Jobs.ToDictionary(x => x, x => NeedsOf(x, shares));
        RequireOrder(outline, needs);
        return new Pipeline(
            outline.Name,
            outline.Description,
            outline.Trigger,
            [.. outline.Jobs.Select(x => Plan(x, shares, needs, planned))]
        )
        {
            ReplacesOlderRuns = outline.ReplacesOlderRuns,
            Inputs = [.. outline.Inputs.Select(findSetting)],
        };
    }

    PipelineJob Plan(
        JobOutline job,
        Dictionary<JobOutline, JobShare> shares,
        Dictionary<JobOutline, List<JobOutline>> needs,
        Dictionary<string, Pipeline> planned
    )
    {
        var share = shares[job];
        var does = share.Does.Select(x => graph[x]).ToList();
        var foreign = does.SelectMany(x => x.Consumes).Where(x => !share.Does.Contains(x)).Distinct();
        return new PipelineJob(
            job.Name,
            job.Title,
            new BuildCommand(job.Targets)
            {
                Toward = job.Toward,
                Skipped = share.Skipped,
                Options = job.ShowsPlan ? [.. job.Options, "--plan"] : job.Options,
            }
        )
        {
            Needs = [.. WithoutIndirect(needs[job], needs).Select(x => x.Name)],
            Environment = job.Environment,
            Runner = job.Runner,
            NeedsDocker = share.Asks.Any(x => graph[x].NeedsDocker),
            Access = job.Access,
            Settings = [.. job.Settings.Select(findSetting)],
            OnlyWith = [.. job.OnlyWith.Select(findSetting)],
            Gets = [.. foreign.Where(x => shares.Values.Any(y => y.Does.Contains(x))).SelectMany(ArtifactsOf)],
            Leaves = [.. does.SelectMany(x => ArtifactsOf(x.Name))],
            Starts = job.Starts is null ? null : planned[job.Starts],
            Timeout = job.Timeout,
        };
    }

    static Dictionary<string, JobOutline> OwnersOf(PipelineOutline outline)
    {
        var owners = new Dictionary<string, JobOutline>(StringComparer.Ordinal);
        foreach (var job in outline.Jobs.Where(x => !x.ShowsPlan))
        foreach (var target in job.Targets)
        {
            if (!owners.TryAdd(target, job))
                throw StopException.Refused(
                    $"{outline.Name}: the jobs {owners[target].Name} and {job.Name} both have the target {target}. Give it to one of them."
                );
        }
        return owners;
    }

    /// <summary>What a job does itself, and what it skips.</summary>
    JobShare ShareOf(JobOutline job, Dictionary<string, JobOutline> owners)
    {
        var asked = job.Toward is null ? job.Targets : [job.Toward];
        if (job.ShowsPlan)
            return new JobShare(graph.Plan(asked, s_nothing), s_nothing, []);
        var others = owners.Where(x => x.Value != job).Select(x => x.Key).ToHashSet(StringComparer.Ordinal);
        var plan = graph.Plan(asked, others);
        var skipped = plan.SelectMany(x => graph[x].Needs).Where(others.Contains).ToHashSet(StringComparer.Ordinal);
        return new JobShare(
            plan,
            plan.ToHashSet(StringComparer.Ordinal),
            [.. graph.Targets.Select(x => x.Name).Where(skipped.Contains)]
        );
    }

    void RequireGoal(PipelineOutline outline, Dictionary<JobOutline, JobShare> shares)
    {
        if (outline.Goal is null)
            return;
        var missing = graph
            .Plan([outline.Goal], s_nothing)
            .Where(x =>
                x != outline.Goal && !outline.Elsewhere.Contains(x) && !shares.Values.Any(y => y.Does.Contains(x))
            )
            .ToList();
        if (missing.Count > 0)
            throw StopException.Refused(
                $"{outline.Name}: no job runs {string.Join(", ", missing)}, which {outline.Goal} needs. Give each to a job."
            );
    }

    /// <summary>The jobs that do what must be over before a target of this one starts.</summary>
    List<JobOutline> NeedsOf(JobOutline job, Dictionary<JobOutline, JobShare> shares)
    {
        var before = shares[job]
            .Does.SelectMany(x => graph[x].After.Concat(graph[x].Consumes))
            .Where(x => !shares[job].Does.Contains(x))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. shares.Keys.Where(x =>
                x != job && (shares[x].Does.Overlaps(before) || job.Needs.Contains(x.Name, StringComparer.Ordinal))
            ),
        ];
    }

    static void RequireOrder(PipelineOutline outline, Dictionary<JobOutline, List<JobOutline>> needs)
    {
        var before = new HashSet<JobOutline>();
        foreach (var job in outline.Jobs)
        {
            if (job.Needs.Except(outline.Jobs.Select(x => x.Name)).FirstOrDefault() is { } unknown)
                throw StopException.Refused(
                    $"{outline.Name}: the job {job.Name} needs {unknown}, which does not exist. Correct Needs."
                );
            if (needs[job].Find(x => !before.Contains(x)) is { } later)
                throw StopException.Refused(
                    $"{outline.Name}: the job {job.Name} needs {later.Name}, which comes after it or waits for it. "
                        + "Change the order, or give the targets to other jobs."
                );
            before.Add(job);
        }
    }

    /// <summary>Leaves out who is waited for anyway.</summary>
    static IEnumerable<JobOutline> WithoutIndirect(
        List<JobOutline> direct,
        Dictionary<JobOutline, List<JobOutline>> needs
    ) => direct.Where(x => !direct.Exists(y => y != x && Reaches(y, x, needs)));

    static bool Reaches(JobOutline from, JobOutline to, Dictionary<JobOutline, List<JobOutline>> needs) =>
        needs[from].Exists(x => x == to || Reaches(x, to, needs));

    /// <summary>A host keeps directories: one artifact for each that the target produces files in.</summary>
    IEnumerable<JobArtifact> ArtifactsOf(string target)
    {
        var directories = graph[target].Produces.GroupBy(DirectoryOf).ToList();
        return directories.Select(x => new JobArtifact(
            directories.Count == 1 ? KebabCase(target) : $"{KebabCase(target)}-{x.Key.Split('/')[^1]}",
            x.Key,
            [.. x]
        ));
    }

    /// <summary>The directory that a pattern starts in; what has no extension is one itself.</summary>
    static string DirectoryOf(string pattern)
    {
        var segments = pattern.Split('/');
        var wildcard = Array.FindIndex(segments, x => x.AsSpan().ContainsAny("*?[{"));
        var depth =
            wildcard >= 0 ? wildcard
            : Path.HasExtension(pattern) ? segments.Length - 1
            : segments.Length;
        return string.Join('/', segments.Take(depth));
    }

    static string KebabCase(string name) =>
        string.Concat(name.Select((x, i) => i > 0 && char.IsUpper(x) ? $"-{x}" : $"{x}")).ToLowerInvariant();

    /// <param name="Asks">What its command would run.</param>
    /// <param name="Does">What it runs; nothing where it only shows the plan.</param>
    /// <param name="Skipped">What it leaves out by name, as other jobs have done it.</param>
    sealed record JobShare(IReadOnlyList<string> Asks, HashSet<string> Does, IReadOnlyList<string> Skipped);
}
