using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace MlPipeline.Hosting.Storage;

/// <summary>What the storage's refusals mean, and what to do about them.</summary>
/// <param name="what">What messages call the place, for example <c>Models registry</c>.</param>
/// <param name="place">The place, as messages name it.</param>
/// <param name="container">The name of the container.</param>
sealed class BlobFailures(string what, string place, string container)
{
    const string Roles =
        "\"Storage Blob Data Reader\" to read, \"Storage Blob Data Contributor\" to write, on the container";

    /// <summary>The same in words for people; null where it did not come from the storage.</summary>
    public InputException? Explain(Exception failure) =>
        failure switch
        {
            AuthenticationFailedException => Of(
                $"finds no credentials: {FirstLine(failure)}",
                $"Sign in (az login), give the process a managed identity, or set {BlobAddress.ConnectionString}.",
                failure
            ),
            RequestFailedException { ErrorCode: var code } when code == BlobErrorCode.ContainerNotFound => Of(
                $"has no container \"{container}\" to be in.",
                $"Create it (az storage container create --name {container}), or correct the URL.",
                failure
            ),
            RequestFailedException { Status: 401 or 403 } refused => Of(
                $"refuses access: {refused.ErrorCode ?? FirstLine(refused)}.",
                $"Check who you are signed in as and its role ({Roles}), the key where one is used, and the account's firewall.",
                failure
            ),
            RequestFailedException { Status: 0 } => Unreachable(failure, failure),
            RequestFailedException answered => Of(
                $"answers {answered.Status} {answered.ErrorCode ?? FirstLine(answered)}.",
                "Check the URL, and that it is one of Azure Blob Storage; where the service is busy, try again later.",
                failure
            ),
            // This is how the client says that it tried more than once.
            AggregateException { InnerExceptions: [.., var tried] } several when Explain(tried) is not null =>
                Unreachable(tried, several),
            _ => null,
        };

    /// <summary>Does something with the storage, and says in words for people what did not work.</summary>
    public T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    InputException Unreachable(Exception reason, Exception failure) =>
        Of(
            $"cannot be reached: {FirstLine(reason).TrimEnd('.')}.",
            "Check the account's name in the URL, the network, and that the storage is running. "
                + "A change that was under way may have counted: look before you repeat it.",
            failure
        );

    InputException Of(string problem, string remedy, Exception failure) =>
        new($"{what} \"{place}\" {problem}", remedy, failure);

    /// <summary>What follows the first line of a message are the headers of the answer.</summary>
    static string FirstLine(Exception failure) => failure.Message.Split('\n', 2)[0].Trim();
}
