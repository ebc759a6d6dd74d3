namespace Delivery.Deployment;

/// <summary>Commands of the application beside an environment's models, in the folders of <see cref="ApplicationRun"/>.</summary>
public static class ApplicationCommands
{
    /// <summary>The arguments of a command, with what each command needs: the registry, the alias and where the report goes.</summary>
    /// <param name="environment">Whose models it sees.</param>
    /// <param name="registry">Where they are.</param>
    /// <param name="command">The command and its own arguments.</param>
    public static IReadOnlyList<string> Of(
        DeploymentEnvironment environment,
        string registry,
        params IEnumerable<string> command
    ) =>
        [
            .. command,
            "--registry",
            registry,
            "--alias",
            environment.ModelAlias,
            "--output",
            $"{ApplicationRun.Results}/report",
        ];

    /// <summary>The arguments of a retraining.</summary>
    /// <param name="environment">Whose models are retrained.</param>
    /// <param name="registry">Where they are.</param>
    /// <param name="withoutDrift">Whether to retrain without drift, too.</param>
    /// <param name="model">The candidate's family; null for the champion's own.</param>
    public static IReadOnlyList<string> Retrain(
        DeploymentEnvironment environment,
        string registry,
        bool withoutDrift,
        string? model
    ) =>
        Of(
            environment,
            registry,
            [
                "retrain",
                "--data",
                ApplicationRun.Data,
                .. withoutDrift ? (string[])["--on-schedule"] : [],
                .. model is not null ? (string[])["--model", model] : [],
            ]
        );
}
