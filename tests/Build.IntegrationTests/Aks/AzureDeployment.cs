using System.Text.Json.Nodes;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Aks;

/// <summary>
/// What <c>cicd/aks/main.bicep</c> would make, as Bicep finds out without asking Azure: all parameters, loops and names are
/// worked out; only what Azure decides itself, such as the id of a new identity, stays an expression.
/// </summary>
sealed class AzureDeployment(JsonObject snapshot)
{
    const string Providers = "/providers/";

    /// <summary>Where the files are.</summary>
    public static AbsolutePath Folder { get; } =
        AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())! / "cicd" / "aks";

    /// <summary>Compiles the file with parameters, each a line such as <c>param name = 'forecast'</c>.</summary>
    public static async Task<AzureDeployment> OfAsync(params string[] parameters)
    {
        AbsolutePath folder = Directory.CreateTempSubdirectory("aks-").FullName;
        try
        {
            foreach (var file in Folder.GetFiles())
                file.Copy(folder / file.Name);
            var settings = (folder / "test.bicepparam").WriteAllText(
                $"using 'main.bicep'\n\n{string.Join('\n', parameters)}\n"
            );
            var (exitCode, output) = await BicepProgram.RunAsync(
                "snapshot",
                settings,
                "--mode",
                "overwrite",
                "--subscription-id",
                "11111111-1111-1111-1111-111111111111",
                "--resource-group",
                "forecasts",
                "--location",
                "westeurope"
            );
            exitCode.ShouldBe(0, output);
            output.ShouldBeEmpty();
            return new AzureDeployment(JsonNode.Parse((folder / "test.snapshot.json").ReadAllText())!.AsObject());
        }
        finally
        {
            folder.DeleteDirectory();
        }
    }

    /// <summary>The resources of a type, such as <c>Microsoft.Storage/storageAccounts</c>.</summary>
    public IReadOnlyList<JsonNode> Resources(string type) =>
        [.. snapshot["predictedResources"]!.AsArray().Where(x => (string?)x!["type"] == type).Select(x => x!)];

    /// <summary>The properties of the only resource of a type.</summary>
    public JsonNode Properties(string type) => Resources(type).ShouldHaveSingleItem()["properties"]!;

    /// <summary>The credentials: the identity, and whom it trusts.</summary>
    public IEnumerable<(string Identity, string Subject)> Trusted() =>
        Resources("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
            .Select(x => (Name(x).Split('/')[0], (string)x["properties"]!["subject"]!));

    /// <summary>Who may do what where: each in a line such as <c>forecast-pods: Storage Blob Data Reader on containers/models</c>.</summary>
    public IEnumerable<string> Rights() =>
        Resources("Microsoft.Authorization/roleAssignments")
            .Select(x =>
                $"{Principal((string)x["properties"]!["principalId"]!)}: {Role(x)} on {Scope((string)x["id"]!)}"
            );

    static string Name(JsonNode resource) => (string)resource["name"]!;

    // An identity gets its id from Azure: the expression says whose it is.
    static string Principal(string id) =>
        !id.StartsWith('[') ? id
        : id.Contains(".identityProfile.kubeletidentity.", StringComparison.Ordinal) ? "nodes"
        : id.Split('\'')[1].Split('/')[^1];

    // https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    static string Role(JsonNode assignment) =>
        ((string)assignment["properties"]!["roleDefinitionId"]!).Split('/')[^1] switch
        {
            "7f951dda-4ed3-4680-a7ca-43fe172d538d" => "AcrPull",
            "8311e382-0749-4cb8-b61a-304f252e45ec" => "AcrPush",
            "4abbcc35-e782-43d8-92c5-2d3f1bd2253f" => "Azure Kubernetes Service Cluster User Role",
            "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b" => "Azure Kubernetes Service RBAC Cluster Admin",
            "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb" => "Azure Kubernetes Service RBAC Writer",
            "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1" => "Storage Blob Data Reader",
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe" => "Storage Blob Data Contributor",
            var other => other,
        };

    // The last type and name in front of the assignment; the registry's name has a hash in it.
    static string Scope(string id)
    {
        var scope = id[..id.LastIndexOf(Providers, StringComparison.Ordinal)].Split('/')[^2..];
        return scope[0] is "registries" or "managedClusters" ? scope[0] : string.Join('/', scope);
    }
}
