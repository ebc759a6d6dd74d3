using MlPipeline.Drift;
using MlPipeline.Registry;

namespace MlPipeline.Reports;

/// <summary>What new data were compared with.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Model">The model.</param>
/// <param name="Baseline">What it was trained on.</param>
public sealed record DriftSubject(string Project, RegisteredVersion Model, BaselineProfile Baseline);
