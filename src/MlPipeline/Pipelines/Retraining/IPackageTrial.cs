namespace MlPipeline.Pipelines.Retraining;

/// <summary>Tries a package where nothing is known but its file: in a process of its own.</summary>
public interface IPackageTrial
{
    /// <summary>Loads the package there, and predicts its own input example.</summary>
    /// <param name="packagePath">The package.</param>
    PackageTrialAnswer Run(string packagePath);
}

/// <summary>What came of it.</summary>
/// <param name="Prediction">The prediction of the example, in label units; null where there was none.</param>
/// <param name="Problem">What went wrong; null where nothing did.</param>
public sealed record PackageTrialAnswer(double? Prediction, string? Problem);
