using System.CommandLine.Parsing;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Where a command's work is done, as <c>--on</c> names it.</summary>
static class Place
{
    /// <summary>In processes of this machine.</summary>
    public const string Local = "local";

    /// <summary>In jobs of a cluster.</summary>
    public const string Kubernetes = "kubernetes";

    /// <summary>Whether an option names jobs of a cluster. Asks for no value, so that a validator may ask of what is no place.</summary>
    public static bool IsKubernetes(OptionResult? on) => on?.Tokens is [{ Value: Kubernetes }];
}
