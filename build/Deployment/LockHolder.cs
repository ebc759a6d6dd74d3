namespace Delivery.Deployment;

/// <summary>Who changes an environment.</summary>
/// <param name="Name">The person or the job, with the machine: <c>ada@laptop, process 4711</c>.</param>
/// <param name="Purpose">What for: <c>Staging 1.4.0</c>.</param>
/// <param name="Since">Since when.</param>
public sealed record LockHolder(string Name, string Purpose, DateTimeOffset Since)
{
    /// <summary>This process.</summary>
    public static LockHolder ThisProcess(string purpose, TimeProvider clock) =>
        new(
            $"{Environment.UserName}@{Environment.MachineName}, process {Environment.ProcessId}",
            purpose,
            clock.GetUtcNow()
        );

    public override string ToString() => $"{Name}: {Purpose}, since {Since:yyyy-MM-dd HH:mm:ss} UTC";
}
