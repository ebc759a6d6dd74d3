namespace MlPipeline.Registry;

/// <summary>The answer to a registration.</summary>
/// <param name="Version">The version that has the package.</param>
/// <param name="AlreadyRegistered">Whether it had the package before: then nothing was changed.</param>
public sealed record Registration(RegisteredVersion Version, bool AlreadyRegistered);
