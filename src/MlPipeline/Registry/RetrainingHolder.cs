using System.Globalization;
using System.Text.Json;

namespace MlPipeline.Registry;

/// <summary>Who retrains.</summary>
/// <param name="User">The user.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Process">The number of the process there.</param>
/// <param name="Since">Since when, UTC.</param>
sealed record RetrainingHolder(string User, string Machine, int Process, DateTimeOffset Since)
{
    /// <summary>This process, from now on.</summary>
    public static RetrainingHolder OfThisProcess(TimeProvider clock) =>
        new(Actor.Name, Environment.MachineName, Environment.ProcessId, clock.GetUtcNow());

    /// <summary>The refusal of another retraining.</summary>
    /// <param name="registry">The registry, as messages name it.</param>
    /// <param name="json">What is noted about who retrains; may be empty or damaged.</param>
    /// <param name="inner">What made it known.</param>
    public static BusyException Busy(string registry, ReadOnlySpan<byte> json, Exception? inner) =>
        new(
            $"Another retraining is at work on models registry \"{registry}\"{Described(json)}.",
            "Wait until it has ended, or end it; then start again.",
            inner
        );

    static string Described(ReadOnlySpan<byte> json)
    {
        try
        {
            var holder = RegistryJson.Read(json, RegistryJson.Readable.RetrainingHolder);
            return string.Create(
                CultureInfo.InvariantCulture,
                $": {holder.User}, process {holder.Process} on {holder.Machine}, since {holder.Since:u}"
            );
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
