namespace Delivery.Deployment.OnKubernetes;

/// <summary>What all environments of a project have in common on clusters.</summary>
/// <param name="Application">What the project calls its application.</param>
/// <param name="Program">The program in the release image, and the arguments that start the application: <c>dotnet</c>, <c>/app/ridership.dll</c>.</param>
public sealed record KubernetesOptions(string Application, IReadOnlyList<string> Program)
{
    /// <summary>How the service is started, and what it answers.</summary>
    public ServiceContract Contract { get; init; } = new();
}
