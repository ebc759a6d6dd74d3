using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines;

/// <summary>Drift check → evaluate → candidate at least as good as champion → train on everything → new-model tests → registry and alias.</summary>
/// <remarks>Each step has a gate; the first that is not passed ends the retraining, and the champion stays. The registry changes at the very end, at once.</remarks>
/// <param name="project">The project.</param>
/// <param name="registry">The registry with the champion.</param>
/// <param name="trial">Tries the new package in a process of its own.</param>
/// <param name="clock">Says when the decision was made, and takes the time of predictions.</param>
/// <param name="progress">Is told what is being done.</param>
public sealed class RetrainPipeline(
    MlProject project,
    IModelsRegistry registry,
    IPackageTrial trial,
    TimeProvider clock,
    IProgress<string>? progress = null
)
{
    /// <summary>Retrains.</summary>
    /// <param name="load">Reads all rows, in the order of time: those of the champion's training and the new ones, which may lack the label.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="drift">The limits of the drift check.</param>
    /// <param name="code">The code that the package carries, and its commit.</param>
    /// <param name="cancellation">Ends the retraining between two steps.</param>
    /// <exception cref="InputException">There is no champion, it is of another project, its package has no baseline although drift is to decide, or the data cannot be used.</exception>
    /// <exception cref="BusyException">Another retraining is at work on the registry, or somebody moved the alias meanwhile.</exception>
    public RetrainingResult Run(
        Func<Dataset> load,
        RetrainingRequest request,
        DriftOptions drift,
        ProjectCode code,
        CancellationToken cancellation = default
    )
    {
        using var held = request.IsDryRun ? null : registry.HoldRetraining();
        progress?.Report($"taking the {request.Alias} from the registry");
        var champion = registry.Resolve(request.Alias);
        var package = registry.Open(champion.Number);
        if (package.Metadata.Name != project.Name)
            throw new InputException(
                $"{package.Origin} is a model of \"{package.Metadata.Name}\", expected one of \"{project.Name}\".",
                "Give the registry of this project."
            );
        var family = project.Family(request.Family ?? package.Metadata.Family);
        var fitted = PipelineFiles.Read(project, package);
        var baseline = BaselineOf(package, request.Trigger);
        var rows = load();
        var incumbent = new Incumbent(fitted, baseline, Incumbent.SeenRowsOf(project, package.Metadata.Data, rows));
        var labelled = Labelled(rows, incumbent.SeenRows);
        cancellation.ThrowIfCancellationRequested();
        var found = new CandidateTrial(
            project,
            drift,
            (x, count) => FittedPipeline.Fit(project, x, labelled.Slice(0, count), request.Seed, cancellation),
            progress
        ).Run(rows, labelled, incumbent, family, request.Trigger, request.Seed);
        var decision = new RetrainingDecision
        {
            Project = project.Name,
            Outcome = RetrainingOutcomes.Of(found.Gates),
            Summary = "",
            Request = request,
            At = clock.GetUtcNow(),
            By = Actor.Name,
            Champion = new(champion.Number, champion.Sha256, champion.Family, package.Metadata.Data.LastDate),
            CandidateFamily = family.Name,
            Data = DataSummary.Of(project, rows),
            NewRows = rows.RowCount - incumbent.SeenRows,
            NewRowsWithoutLabel = rows.RowCount - labelled.RowCount,
            Gates = found.Gates,
            Drift = found.Drift,
            Comparison = found.Plan,
            Scores = found.Scores,
            Slices = found.Slices,
            GitCommit = code.GitCommit,
            GitDirty = code.GitDirty,
        };
        if (found.IsPassed)
            decision = Renew(decision, found, package.Metadata, family, labelled, code, cancellation);
        decision = decision with { Summary = DecisionSummary.Of(decision, project.Label.Unit) };
        return new RetrainingResult(
            decision,
            found,
            baseline,
            rows.Slice(incumbent.SeenRows, rows.RowCount - incumbent.SeenRows)
        );
    }

    /// <summary>Trains on everything, tests, and registers.</summary>
    RetrainingDecision Renew(
        RetrainingDecision decision,
        Trial found,
        PackageMetadata champion,
        ModelFamily family,
        Dataset rows,
        ProjectCode code,
        CancellationToken cancellation
    )
    {
        var content = new TrainPipeline(project, progress).Run(
            rows,
            found.Split!,
            family,
            decision.Request.Seed,
            code,
            new ComparedCandidate(
                found.Candidate!,
                new PackageParent(decision.Champion.Version, decision.Champion.Sha256)
            ),
            cancellation
        );
        var folder = Directory.CreateTempSubdirectory("mlpipeline-");
        try
        {
            var path = Path.Combine(folder.FullName, "package.zip");
            var sha256 = ModelPackage.Write(path, content);
            progress?.Report("testing the new model");
            var gates = new NewModelTests(project, trial, clock).Run(
                path,
                champion,
                decision.Request.DeclaresSignature,
                rows
            );
            decision = decision with
            {
                Gates = [.. decision.Gates, .. gates],
                NewModel = new DecidedModel(null, sha256),
            };
            decision = decision with { Outcome = RetrainingOutcomes.Of(decision.Gates) };
            cancellation.ThrowIfCancellationRequested();
            if (decision is not { Outcome: RetrainingOutcome.Promoted, Request.IsDryRun: false })
                return decision;
            progress?.Report("registering the new model");
            var registration = registry.RegisterAs(
                path,
                decision.Request.Alias,
                decision.Champion.Version,
                DecisionSummary.Reason(decision, project.Label.Unit)
            );
            return decision with { NewModel = new DecidedModel(registration.Version.Number, sha256) };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <exception cref="InputException">Drift is to decide, and there is nothing to compare with.</exception>
    static BaselineProfile? BaselineOf(ModelPackage package, RetrainingTrigger trigger)
    {
        try
        {
            return BaselineProfile.Of(package);
        }
        catch (InputException problem) when (trigger == RetrainingTrigger.Drift)
        {
            throw new InputException(
                problem.Problem,
                "Retrain on schedule, which does not ask for drift: the new package has a baseline.",
                problem
            );
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>Leaves out new rows that have no label yet; one that lacks among the old rows is an error of the data, which training tells.</summary>
    Dataset Labelled(Dataset rows, int seen)
    {
        var labels = rows.Number(project.Label);
        int[] kept = [.. Enumerable.Range(0, rows.RowCount).Where(row => row < seen || !labels.IsMissing(row))];
        return kept.Length == rows.RowCount ? rows : rows.Take(kept);
    }
}
