using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Outcomes;

namespace Build.Tests.Deployment;

public sealed class DeployTargetTests
{
    [Fact]
    public void One_word_puts_all_that_is_deployed_on_a_cluster()
    {
        var chain = Chain(DeployTargetKind.Kubernetes).ToLookup(x => x.Name == Environments.Development.Name);

        chain[true].ShouldHaveSingleItem().Target.ShouldBe(DeployTargetKind.Project);
        chain[false].ShouldNotBeEmpty();
        chain[false].ShouldAllBe(x => x.Target == DeployTargetKind.Kubernetes);
    }

    [Fact]
    public void Without_a_word_each_row_says_it() =>
        Chain(target: null).Select(x => x.Target).ShouldBe(Environments.All.Select(x => x.Target));

    [Fact]
    public void Nothing_is_deployed_to_the_project_itself()
    {
        var refusal = Should.Throw<StopException>(() => Chain(DeployTargetKind.Project));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain("Expected: Docker or Kubernetes");
    }

    [Fact]
    public void On_a_cluster_a_service_is_found_where_its_settings_say()
    {
        Url(new KubernetesSettings()).ShouldBe("http://ridership-staging/");
        Url(new KubernetesSettings { Namespace = "forecasts" }).ShouldBe("http://ridership-staging.forecasts.svc/");
        Url(new KubernetesSettings { Ingress = new IngressSettings("example.com") { CertificateSecret = "own" } })
            .ShouldBe("https://example.com/");
        Url(new KubernetesSettings { Url = new Uri("http://10.0.0.1:30080") }).ShouldBe("http://10.0.0.1:30080/");
    }

    static string Url(KubernetesSettings settings) =>
        (Environments.Staging with { Target = DeployTargetKind.Kubernetes, Kubernetes = settings }).Url.ToString();

    static IReadOnlyList<DeploymentEnvironment> Chain(DeployTargetKind? target) =>
        Environments.Chain(null, [], [], [], [], target);
}
