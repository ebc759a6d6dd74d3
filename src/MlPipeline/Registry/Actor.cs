namespace MlPipeline.Registry;

/// <summary>Who does something to a registry, as its history says it.</summary>
static class Actor
{
    /// <summary>Set where the process acts for somebody: in a container, or on a CI server, whose own user says nothing.</summary>
    const string Variable = "MLPIPELINE_ACTOR";

    /// <summary>The variable <c>MLPIPELINE_ACTOR</c>, else the user of the process.</summary>
    public static string Name =>
        Environment.GetEnvironmentVariable(Variable) is { } given && !string.IsNullOrWhiteSpace(given)
            ? given
            : Environment.UserName;
}
