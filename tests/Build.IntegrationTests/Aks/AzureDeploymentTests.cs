using System.Text.Json.Nodes;

namespace Build.IntegrationTests.Aks;

public sealed class AzureDeploymentTests
{
    const string Administrators = "22222222-2222-2222-2222-222222222222";

    static readonly string[] s_parameters =
    [
        "param name = 'forecast'",
        "param repository = 'contoso/forecast'",
        "param environments = ['Staging', 'Production']",
        $"param administrators = '{Administrators}'",
    ];

    // The compiler takes seconds, and most tests look at the same deployment.
    static readonly Lazy<Task<AzureDeployment>> s_deployment = new(() => AzureDeployment.OfAsync(s_parameters));

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    public async Task Bicep_finds_nothing_in_a_file(string name)
    {
        var (exitCode, output) = await BicepProgram.RunAsync("lint", AzureDeployment.Folder / name);

        output.ShouldBeEmpty();
        exitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    public async Task A_file_is_formatted_as_Bicep_does_it(string name)
    {
        var (_, output) = await BicepProgram.RunAsync("format", AzureDeployment.Folder / name, "--stdout");

        output.ShouldBe(File.ReadAllText(AzureDeployment.Folder / name));
    }

    [Fact]
    public async Task A_namespace_that_is_only_a_scope_is_not_asked_for()
    {
        var (_, output) = await BicepProgram.RunAsync("build", AzureDeployment.Folder / "main.bicep", "--stdout");
        var template = JsonNode.Parse(output)!;

        // With symbolic names Azure would look for what exists, and namespaces are made later.
        template["languageVersion"].ShouldBeNull();
        output.ShouldNotContain("preview");
    }

    [Fact]
    public async Task The_cluster_knows_nobody_but_Entra_ID()
    {
        var cluster = (await DeploymentAsync()).Properties("Microsoft.ContainerService/managedClusters");

        IsOn(cluster["disableLocalAccounts"]).ShouldBeTrue();
        IsOn(cluster["aadProfile"]!["managed"]).ShouldBeTrue();
        IsOn(cluster["aadProfile"]!["enableAzureRBAC"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_cluster_keeps_to_network_policies_gives_pods_tokens_and_has_shares_for_many_nodes()
    {
        var cluster = (await DeploymentAsync()).Properties("Microsoft.ContainerService/managedClusters");

        ((string?)cluster["networkProfile"]!["networkPolicy"]).ShouldBe("cilium");
        ((string?)cluster["networkProfile"]!["networkDataplane"]).ShouldBe("cilium");
        IsOn(cluster["oidcIssuerProfile"]!["enabled"]).ShouldBeTrue();
        IsOn(cluster["securityProfile"]!["workloadIdentity"]!["enabled"]).ShouldBeTrue();
        IsOn(cluster["storageProfile"]!["fileCSIDriver"]!["enabled"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_cluster_updates_itself_and_grows_only_as_far_as_was_said()
    {
        var deployment = await AzureDeployment.OfAsync([.. s_parameters, "param minNodes = 2", "param maxNodes = 5"]);
        var cluster = deployment.Properties("Microsoft.ContainerService/managedClusters");
        var pool = cluster["agentPoolProfiles"]!.AsArray().ShouldHaveSingleItem()!;

        ((string?)cluster["autoUpgradeProfile"]!["upgradeChannel"]).ShouldBe("stable");
        ((string?)cluster["autoUpgradeProfile"]!["nodeOSUpgradeChannel"]).ShouldBe("NodeImage");
        IsOn(pool["enableAutoScaling"]).ShouldBeTrue();
        ((int)pool["minCount"]!, (int)pool["maxCount"]!).ShouldBe((2, 5));
    }

    [Fact]
    public async Task The_registry_has_no_user_with_a_password()
    {
        var registry = (await DeploymentAsync()).Properties("Microsoft.ContainerRegistry/registries");

        ((bool)registry["adminUserEnabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task The_storage_is_open_to_nobody_without_a_role()
    {
        var deployment = await DeploymentAsync();
        var storage = deployment.Properties("Microsoft.Storage/storageAccounts");
        var container = deployment.Properties("Microsoft.Storage/storageAccounts/blobServices/containers");

        ((bool)storage["allowBlobPublicAccess"]!).ShouldBeFalse();
        ((bool)storage["allowSharedKeyAccess"]!).ShouldBeFalse();
        IsOn(storage["supportsHttpsTrafficOnly"]).ShouldBeTrue();
        ((string?)storage["minimumTlsVersion"]).ShouldBe("TLS1_2");
        ((string?)container["publicAccess"]).ShouldBe("None");
    }

    [Fact]
    public async Task Each_identity_trusts_the_jobs_of_one_environment_or_the_accounts_of_the_pods()
    {
        (await DeploymentAsync())
            .Trusted()
            .ShouldBe(
                [
                    ("forecast-staging-jobs", "repo:contoso/forecast:environment:Staging"),
                    ("forecast-production-jobs", "repo:contoso/forecast:environment:Production"),
                    ("forecast-pods", "system:serviceaccount:forecast-staging:forecast-staging"),
                    ("forecast-pods", "system:serviceaccount:forecast-production:forecast-production"),
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Everybody_may_do_what_they_need_and_nothing_else()
    {
        (await DeploymentAsync())
            .Rights()
            .ShouldBe(
                [
                    "nodes: AcrPull on registries",
                    "forecast-staging-jobs: AcrPush on registries",
                    "forecast-staging-jobs: Azure Kubernetes Service Cluster User Role on managedClusters",
                    "forecast-staging-jobs: Azure Kubernetes Service RBAC Writer on namespaces/forecast-staging",
                    "forecast-production-jobs: AcrPush on registries",
                    "forecast-production-jobs: Azure Kubernetes Service Cluster User Role on managedClusters",
                    "forecast-production-jobs: Azure Kubernetes Service RBAC Writer on namespaces/forecast-production",
                    "forecast-pods: Storage Blob Data Reader on containers/models",
                    $"{Administrators}: Azure Kubernetes Service RBAC Cluster Admin on managedClusters",
                    $"{Administrators}: Azure Kubernetes Service Cluster User Role on managedClusters",
                    $"{Administrators}: Storage Blob Data Contributor on containers/models",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Pods_write_models_only_where_that_was_said()
    {
        var deployment = await AzureDeployment.OfAsync([.. s_parameters, "param podsWriteModels = true"]);

        deployment
            .Rights()
            .Where(x => x.StartsWith("forecast-pods", StringComparison.Ordinal))
            .ShouldBe(["forecast-pods: Storage Blob Data Contributor on containers/models"]);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("a-name-with-29-letters-in-all")]
    public async Task A_name_of_any_length_fits_everything_that_is_called_by_it(string name)
    {
        var deployment = await AzureDeployment.OfAsync([.. s_parameters.Skip(1), $"param name = '{name}'"]);

        // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
        Name("Microsoft.ContainerRegistry/registries").ShouldMatch("^[a-z0-9]{5,50}$");
        Name("Microsoft.Storage/storageAccounts").ShouldMatch("^[a-z0-9]{3,24}$");

        string Name(string type) => (string)deployment.Resources(type).ShouldHaveSingleItem()["name"]!;
    }

    static Task<AzureDeployment> DeploymentAsync() => s_deployment.Value;

    static bool IsOn(JsonNode? value) => (bool?)value == true;
}
