using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>A candidate that was compared with the champion, and is now to be trained on all rows.</summary>
/// <param name="HeldOut">The candidate as it was fitted for the comparison.</param>
/// <param name="Champion">The champion that it was compared with.</param>
public sealed record ComparedCandidate(FittedPipeline HeldOut, PackageParent Champion);
