using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>Opens the registry that <c>--registry</c> names: a folder, or a container of Azure Blob Storage.</summary>
static class RegistryAddress
{
    /// <summary>The environment variable with a connection string, for storage accounts that give keys and for Azurite; as the Azure CLI names it.</summary>
    public const string ConnectionString = "AZURE_STORAGE_CONNECTION_STRING";

    const string Expected =
        "Give a folder, or https://ACCOUNT.blob.core.windows.net/CONTAINER, with a folder in the container behind it where you want one.";

    /// <summary>The storage may be busy or a network slow, but a command does not hang for minutes.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="InputException">The address is none of a registry, or the connection string is not for it.</exception>
    public static IModelsRegistry Open(string address, TimeProvider clock) =>
        Open(address, Environment.GetEnvironmentVariable(ConnectionString), clock);

    /// <summary>The same with a connection string; null or empty for the credentials that Azure finds for this process.</summary>
    public static IModelsRegistry Open(string address, string? connectionString, TimeProvider clock)
    {
        if (!address.Contains("://", StringComparison.Ordinal))
            return new FolderModelsRegistry(address, clock);
        var parts = Parse(address);
        var service = string.IsNullOrWhiteSpace(connectionString)
            ? WithoutKey(parts)
            : WithConnectionString(parts, connectionString);
        return new BlobModelsRegistry(service.GetBlobContainerClient(parts.BlobContainerName), parts.BlobName, clock);
    }

    static BlobUriBuilder Parse(string address)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
        )
            throw new InputException($"\"{WithoutQuery(address)}\" is no address of a models registry.", Expected);
        if (url.Query.Length > 0 || url.UserInfo.Length > 0)
            throw new InputException(
                $"The address of models registry \"{WithoutQuery(address)}\" has a query or a user in it, and other users of this machine see arguments.",
                $"Leave it out: sign in (az login), or set {ConnectionString}, which may have a shared access signature in it."
            );
        var parts = new BlobUriBuilder(url);
        if (parts.BlobContainerName.Length == 0)
            throw new InputException($"The address of models registry \"{address}\" names no container.", Expected);
        if (!IsContainerName(parts.BlobContainerName))
            throw new InputException(
                $"\"{parts.BlobContainerName}\" in the address of models registry \"{address}\" is no name of a container.",
                "A name has 3 to 63 small letters, digits and single hyphens, and begins and ends with a letter or digit."
            );
        return parts;
    }

    static BlobServiceClient WithoutKey(BlobUriBuilder parts) =>
        parts.Scheme == Uri.UriSchemeHttps
            ? new BlobServiceClient(ServiceOf(parts), new DefaultAzureCredential(), Options())
            : throw new InputException(
                $"Models registry \"{parts.ToUri()}\" is not reached over https, and credentials are not sent without.",
                $"Give https, or set {ConnectionString}: it signs requests with a key that stays here."
            );

    static BlobServiceClient WithConnectionString(BlobUriBuilder parts, string connectionString)
    {
        BlobServiceClient service;
        try
        {
            service = new BlobServiceClient(connectionString, Options());
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the inner exception: what it repeats of the string is not known to be free of secrets.
            throw new InputException(
                $"{ConnectionString} is no connection string of a storage account.",
                "Copy it from the account's access keys, or unset it."
            );
        }
        return ServiceOf(new BlobUriBuilder(service.Uri)) == ServiceOf(parts)
            ? service
            : throw new InputException(
                $"{ConnectionString} is for {ServiceOf(new BlobUriBuilder(service.Uri))}, and models registry \"{parts.ToUri()}\" is elsewhere.",
                "Set that account's connection string, unset it, or correct the URL."
            );
    }

    /// <summary>The account's own address; it also is where the account's name stands in the path, as on a machine of one's own.</summary>
    static Uri ServiceOf(BlobUriBuilder parts) =>
        new BlobUriBuilder(parts.ToUri())
        {
            BlobContainerName = "",
            BlobName = "",
            Query = "",
            Sas = null,
        }.ToUri();

    static BlobClientOptions Options()
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.NetworkTimeout = Patience;
        return options;
    }

    static bool IsContainerName(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(x => char.IsAsciiLetterLower(x) || char.IsAsciiDigit(x) || x == '-')
        && name[0] != '-'
        && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal);

    static string WithoutQuery(string address) => address.Split('?', 2)[0].Split('@')[^1];
}
