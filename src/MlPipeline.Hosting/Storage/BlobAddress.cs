using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace MlPipeline.Hosting.Storage;

/// <summary>What an address of Azure Blob Storage on the command line stands for.</summary>
/// <param name="Container">The container, with its credentials.</param>
/// <param name="Path">What stands behind the container; empty where nothing does.</param>
sealed record BlobAddress(BlobContainerClient Container, string Path)
{
    /// <summary>The environment variable with a connection string, for storage accounts that give keys and for Azurite; as the Azure CLI names it.</summary>
    public const string ConnectionString = "AZURE_STORAGE_CONNECTION_STRING";

    const string Expected = "Give a path on this machine, or https://ACCOUNT.blob.core.windows.net/CONTAINER/PATH.";

    /// <summary>The storage may be busy or a network slow, but a command does not hang for minutes.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether an address is none of a path on this machine.</summary>
    public static bool IsUrl(string address) => address.Contains("://", StringComparison.Ordinal);

    /// <summary>Takes an address apart.</summary>
    /// <param name="address">The address.</param>
    /// <param name="what">What messages call it, for example <c>Models registry</c>.</param>
    /// <exception cref="InputException">The address is none of Azure Blob Storage, or the connection string is not for it.</exception>
    public static BlobAddress Open(string address, string what)
    {
        var parts = Parse(address, what);
        var connectionString = Environment.GetEnvironmentVariable(ConnectionString);
        var service = string.IsNullOrWhiteSpace(connectionString)
            ? WithoutKey(parts, what)
            : WithConnectionString(parts, what, connectionString);
        return new(service.GetBlobContainerClient(parts.BlobContainerName), parts.BlobName);
    }

    static BlobUriBuilder Parse(string address, string what)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
        )
            throw new InputException(
                $"{what} \"{WithoutQuery(address)}\" is no address of Azure Blob Storage.",
                Expected
            );
        if (url.Query.Length > 0 || url.UserInfo.Length > 0)
            throw new InputException(
                $"{what} \"{WithoutQuery(address)}\" has a query or a user in its address, and other users of this machine see arguments.",
                $"Leave it out: sign in (az login), or set {ConnectionString}, which may have a shared access signature in it."
            );
        var parts = new BlobUriBuilder(url);
        if (parts.BlobContainerName.Length == 0)
            throw new InputException($"{what} \"{address}\" names no container.", Expected);
        if (!IsContainerName(parts.BlobContainerName))
            throw new InputException(
                $"\"{parts.BlobContainerName}\" in the address of {Noun(what)} \"{address}\" is no name of a container.",
                "A name has 3 to 63 small letters, digits and single hyphens, and begins and ends with a letter or digit."
            );
        return parts;
    }

    static BlobServiceClient WithoutKey(BlobUriBuilder parts, string what) =>
        parts.Scheme == Uri.UriSchemeHttps
            ? new BlobServiceClient(ServiceOf(parts), new DefaultAzureCredential(), Options())
            : throw new InputException(
                $"{what} \"{parts.ToUri()}\" is not reached over https, and credentials are not sent without.",
                $"Give https, or set {ConnectionString}: it signs requests with a key that stays here."
            );

    static BlobServiceClient WithConnectionString(BlobUriBuilder parts, string what, string connectionString)
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
                $"{ConnectionString} is for {ServiceOf(new BlobUriBuilder(service.Uri))}, and {Noun(what)} \"{parts.ToUri()}\" is elsewhere.",
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

    static string Noun(string what) => char.ToLowerInvariant(what[0]) + what[1..];

    static string WithoutQuery(string address) => address.Split('?', 2)[0].Split('@')[^1];
}
