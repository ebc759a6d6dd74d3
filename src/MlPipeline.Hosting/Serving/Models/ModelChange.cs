namespace MlPipeline.Hosting.Serving.Models;

/// <summary>An attempt to serve another version.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Reference">The alias or version that was asked for.</param>
/// <param name="From">The version that answered before; null at the start.</param>
/// <param name="To">The version that was to answer from then on; null where it is not known.</param>
/// <param name="Problem">Why it was refused; null when it answers now.</param>
public sealed record ModelChange(DateTimeOffset At, string Reference, int? From, int? To, string? Problem)
{
    /// <summary>Whether the version answers now.</summary>
    public bool Succeeded => Problem is null;
}
