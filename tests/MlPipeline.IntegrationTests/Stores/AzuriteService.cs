using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Storage.Blobs;

[assembly: AssemblyFixture(typeof(MlPipeline.IntegrationTests.Stores.AzuriteService))]

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>Azurite: Azure Blob Storage on this machine, on a free port, with an account and a key of its own, one for all tests.</summary>
public sealed class AzuriteService : IDisposable
{
    const string Account = "tests";
    const string Variable = "AZURE_STORAGE_CONNECTION_STRING";

    readonly Lazy<Process> process;
    string connectionString = "";

    public AzuriteService() => process = new Lazy<Process>(Start);

    /// <summary>A connection string of the account. Skips the test where there is no Azurite, but not on a CI server.</summary>
    public string ConnectionString
    {
        get
        {
            _ = process.Value;
            return connectionString;
        }
    }

    /// <summary>A container of a test's own with a registry in it.</summary>
    public BlobStore NewStore()
    {
        var container = new BlobContainerClient(ConnectionString, $"models-{Guid.NewGuid():N}");
        container.Create();
        return new BlobStore(container);
    }

    public void Dispose()
    {
        if (!process.IsValueCreated)
            return;
        process.Value.Kill();
        process.Value.Dispose();
    }

    Process Start()
    {
        var script = Path.Combine(CommandLine.Root, ".nuke/temp/azurite/node_modules/azurite/dist/src/blob/main.js");
        MachinePart.RequireProgram("node", "apt-get install nodejs npm");
        MachinePart.Require(
            File.Exists(script),
            "This test needs Azurite: .ci/prepare installs it, or "
                + "mkdir -p .nuke/temp/azurite && cp tests/MlPipeline.IntegrationTests/Stores/Azurite/package*.json .nuke/temp/azurite && npm ci --prefix .nuke/temp/azurite --ignore-scripts"
        );
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var started = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    script,
                    "--silent",
                    "--skipApiVersionCheck",
                    "--disableTelemetry",
                    "--inMemoryPersistence",
                    "--blobHost",
                    "127.0.0.1",
                    "--blobPort",
                    "0",
                ]
            )
            {
                Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{key}" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        started.BeginErrorReadLine();
        while (started.StandardOutput.ReadLine() is { } line)
            if (line.LastIndexOf("listens on http", StringComparison.Ordinal) is var at and >= 0)
            {
                var address = line[(at + "listens on ".Length)..].Trim();
                connectionString =
                    $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};BlobEndpoint={address}/{Account}";
                // For the commands that tests run: nothing else in this process reads it.
                Environment.SetEnvironmentVariable(Variable, connectionString);
                _ = started.StandardOutput.ReadToEndAsync();
                return started;
            }
        throw new InvalidOperationException("Azurite has ended before it listened.");
    }
}
