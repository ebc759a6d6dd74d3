using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Who reaches the service, and how.</summary>
static class ServiceAccess
{
    const int Port = 80;
    const int NamesPort = 53;
    const int HttpsPort = 443;

    /// <summary>The label that a cluster puts on each namespace.</summary>
    const string NamespaceLabel = "kubernetes.io/metadata.name";

    /// <summary>The account of all pods: one that may do nothing in the cluster.</summary>
    public static V1ServiceAccount Account(DeployedRelease deployed)
    {
        var metadata = deployed.Metadata(deployed.Names.Prefix, KubernetesLabels.Service);
        metadata.Annotations = AzureIdentity.Annotations(deployed.Settings);
        return new V1ServiceAccount
        {
            ApiVersion = "v1",
            Kind = V1ServiceAccount.KubeKind,
            Metadata = metadata,
            AutomountServiceAccountToken = false,
        };
    }

    /// <summary>The address within the cluster.</summary>
    public static V1Service Service(DeployedRelease deployed) =>
        new()
        {
            ApiVersion = "v1",
            Kind = V1Service.KubeKind,
            Metadata = deployed.Metadata(deployed.Names.Prefix, KubernetesLabels.Service),
            Spec = new V1ServiceSpec
            {
                Type = "ClusterIP",
                Selector = KubernetesLabels.Selector(deployed.Names, KubernetesLabels.Service),
                Ports =
                [
                    new V1ServicePort
                    {
                        Name = ServicePods.PortName,
                        Port = Port,
                        Protocol = "TCP",
                        TargetPort = ServicePods.PortName,
                    },
                ],
            },
        };

    /// <summary>Who may ask the service.</summary>
    public static V1NetworkPolicy Policy(DeployedRelease deployed) =>
        Policy(
            deployed,
            deployed.Names.Prefix,
            KubernetesLabels.Service,
            new V1NetworkPolicyIngressRule
            {
                FromProperty = [.. Clients(deployed)],
                Ports = [new V1NetworkPolicyPort { Port = ServicePods.PortName, Protocol = "TCP" }],
            }
        );

    /// <summary>Lets nobody in but by these rules, and out only to what holds the models, where that is outside.</summary>
    public static V1NetworkPolicy Policy(
        DeployedRelease deployed,
        string name,
        string component,
        params V1NetworkPolicyIngressRule[] rules
    ) =>
        new()
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = V1NetworkPolicy.KubeKind,
            Metadata = deployed.Metadata(name, component),
            Spec = new V1NetworkPolicySpec
            {
                PodSelector = deployed.Pods(component),
                PolicyTypes = ["Ingress", "Egress"],
                Ingress = rules.Length == 0 ? null : rules,
                Egress = deployed.Settings.AsksOutside ? [Outside(deployed.Settings)] : null,
            },
        };

    /// <summary>The way in from outside of the cluster; null where there is none.</summary>
    public static V1Ingress? Ingress(DeployedRelease deployed) =>
        deployed.Settings.Ingress is not { } ingress
            ? null
            : new V1Ingress
            {
                ApiVersion = "networking.k8s.io/v1",
                Kind = V1Ingress.KubeKind,
                Metadata = deployed.Metadata(deployed.Names.Prefix, KubernetesLabels.Service),
                Spec = new V1IngressSpec
                {
                    IngressClassName = ingress.Class,
                    Tls = ingress.CertificateSecret is { } secret
                        ? [new V1IngressTLS { Hosts = [ingress.Host], SecretName = secret }]
                        : null,
                    Rules = [new V1IngressRule { Host = ingress.Host, Http = ToService(deployed) }],
                },
            };

    // A policy knows addresses and no names, and those of a storage and of Entra ID change: what is left to say are ports.
    static V1NetworkPolicyEgressRule Outside(KubernetesSettings settings) =>
        new()
        {
            Ports =
            [
                PortOf("UDP", NamesPort),
                PortOf("TCP", NamesPort),
                .. new[] { HttpsPort, settings.ModelsStorage?.Port ?? HttpsPort }
                    .Distinct()
                    .Select(x => PortOf("TCP", x)),
            ],
        };

    static V1NetworkPolicyPort PortOf(string protocol, int port) => new() { Protocol = protocol, Port = port };

    static V1HTTPIngressRuleValue ToService(DeployedRelease deployed) =>
        new()
        {
            Paths =
            [
                new V1HTTPIngressPath
                {
                    Path = "/",
                    PathType = "Prefix",
                    Backend = new V1IngressBackend
                    {
                        Service = new V1IngressServiceBackend
                        {
                            Name = deployed.Names.Prefix,
                            Port = new V1ServiceBackendPort { Name = ServicePods.PortName },
                        },
                    },
                },
            ],
        };

    static IEnumerable<V1NetworkPolicyPeer> Clients(DeployedRelease deployed)
    {
        var namespaces = deployed.Settings.ClientNamespaces;
        if (deployed.Settings.Ingress is { } ingress)
            namespaces = [.. namespaces, ingress.ControllerNamespace];
        return
        [
            new V1NetworkPolicyPeer { PodSelector = new V1LabelSelector() },
            .. namespaces
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(x => new V1NetworkPolicyPeer
                {
                    NamespaceSelector = new V1LabelSelector
                    {
                        MatchLabels = new Dictionary<string, string> { [NamespaceLabel] = x },
                    },
                }),
        ];
    }
}
