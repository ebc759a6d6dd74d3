using System.CommandLine;
using k8s.Exceptions;
using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>The options that say in which cluster a command runs, and as what.</summary>
sealed class ClusterOptions
{
    /// <summary>Where a claim is mounted that says nothing else.</summary>
    const string DefaultMount = "/data";

    readonly Option<string?> kubeconfig = new("--kubeconfig")
    {
        Description =
            "The kubeconfig of the cluster; without it KUBECONFIG, ~/.kube/config, or within a cluster the pod's own account.",
        HelpName = "file",
    };

    readonly Option<string?> context = new("--kube-context")
    {
        Description = "The context in the kubeconfig; without it the current one.",
        HelpName = "name",
    };

    readonly Option<string?> space = new("--namespace")
    {
        Description = "The namespace; without it the one of the context.",
        HelpName = "name",
    };

    readonly Option<string?> deployment = new("--deployment")
    {
        Description =
            "The Deployment of the service, of which the jobs take the image, the models registry, the settings and what their pods may do; without it the only one that the build has deployed to the namespace.",
        HelpName = "name",
    };

    readonly Option<string[]> claims = new("--claim")
    {
        Description =
            $"A claim of a volume with input or output, and where the pods see it, as NAME:/PATH; without a path it is {DefaultMount}. May be given several times.",
        HelpName = "name[:/path]",
    };

    readonly Option<string> processor = Quantity(
        "--cpu",
        "The processor time that a pod is sure of, as Kubernetes writes it: 1, or 500m.",
        "1"
    );

    readonly Option<string> memory = Quantity(
        "--memory",
        "The memory that a pod is sure of and may take, as Kubernetes writes it: 1Gi, or 1500Mi.",
        "1Gi"
    );

    public ClusterOptions() =>
        claims.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(x => ClaimOf(x.Value) is null))
                result.AddError($"{claims.Name} \"{token.Value}\" is not NAME or NAME:/PATH. The path begins with /.");
        });

    /// <summary>All of them: they are for whoever starts the jobs, not for the jobs.</summary>
    public IReadOnlyList<Option> All => [kubeconfig, context, space, deployment, claims, processor, memory];

    /// <summary>Adds the options; they need <c>--on kubernetes</c>.</summary>
    public void AddTo(Command command, Func<System.CommandLine.Parsing.CommandResult, bool> isOn)
    {
        foreach (var option in All)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (isOn(result))
                return;
            foreach (var option in All)
                if (result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} needs --on {Place.Kubernetes}.");
        });
    }

    /// <summary>Connects to the cluster.</summary>
    /// <exception cref="InputException">There is no kubeconfig, or it does not lead to a cluster.</exception>
    public Cluster Connect(ParseResult parsed) =>
        Cluster.Open(parsed.GetValue(kubeconfig), parsed.GetValue(context), parsed.GetValue(space));

    /// <summary>What the jobs have from the service that is deployed there.</summary>
    /// <exception cref="InputException">There is none, or there are several.</exception>
    public async Task<ServiceTemplate> TemplateAsync(
        ParseResult parsed,
        Cluster cluster,
        CancellationToken cancellation
    ) =>
        new(
            await cluster.ServiceAsync(parsed.GetValue(deployment), cancellation),
            [.. (parsed.GetValue(claims) ?? []).Select(x => ClaimOf(x)!.Value)],
            new V1ResourceRequirements
            {
                Requests = new Dictionary<string, ResourceQuantity>
                {
                    ["cpu"] = new(parsed.GetRequiredValue(processor)),
                    ["memory"] = new(parsed.GetRequiredValue(memory)),
                },
                Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new(parsed.GetRequiredValue(memory)) },
            }
        );

    static (string Claim, string Path)? ClaimOf(string text)
    {
        var parts = text.Split(':', 2);
        var path = parts.Length > 1 ? parts[1] : DefaultMount;
        return parts[0].Length > 0 && path.StartsWith('/') ? (parts[0], path) : null;
    }

    static Option<string> Quantity(string name, string description, string value)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            DefaultValueFactory = _ => value,
            HelpName = "quantity",
        };
        option.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (!IsQuantity(text))
                result.AddError($"{name} \"{text}\" is no quantity. {description}");
        });
        return option;
    }

    static bool IsQuantity(string? text)
    {
        try
        {
            return text is not null && new ResourceQuantity(text).ToDecimal() > 0;
        }
        catch (Exception flaw)
            when (flaw is FormatException or ArgumentException or OverflowException or KubernetesClientException)
        {
            return false;
        }
    }
}
