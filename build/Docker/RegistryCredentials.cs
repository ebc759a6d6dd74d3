namespace Delivery.Docker;

/// <summary>Who talks to a registry.</summary>
/// <param name="User">The name.</param>
/// <param name="Password">The password or access token.</param>
/// <param name="Source">Where both come from, for messages.</param>
public sealed record RegistryCredentials(string User, string Password, string Source)
{
    // A record would print the password.
    public override string ToString() => $"{User} ({Source})";
}
