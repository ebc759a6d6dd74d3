using Delivery.Outcomes;

namespace Delivery.Docker;

/// <summary>What keeps a registry from doing what it was asked for, each with what to do.</summary>
static class OciRegistryErrors
{
    public static StopException Unreachable(string host, Exception cause) =>
        StopException.Failed(
            $"The registry {host} cannot be reached: {(cause.InnerException ?? cause).Message} "
                + "Check the name (--image-registry) and the network, then run this again: what is there already is not pushed again.",
            cause
        );

    public static StopException Unauthorized(string host, string action, RegistryCredentials? credentials) =>
        StopException.Refused(
            credentials is null
                ? $"The registry {host} lets nobody {action} without credentials. "
                    + $"Give --registry-user and the secret RegistryPassword, or run: docker login {host}"
                : $"The registry {host} does not let {credentials} {action}. "
                    + "Check the user, the password, and what that user may do there."
        );

    public static StopException Unexpected(string host, string action, int status, string body) =>
        StopException.Failed($"The registry {host} could not {action}: it answered {status}. {body}".TrimEnd());
}
