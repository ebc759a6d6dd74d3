namespace Nuke.Common.ValueInjection;

/// <summary>The parameters that the engine itself understands.</summary>
static class EngineOptions
{
    public static readonly ParameterDescriptor Target = new("target", typeof(string[]))
    {
        Description = "The targets to run; wins over targets without a name in front.",
        Separator = "+",
        IsEngineOption = true,
        Environment = EnvironmentSource.None,
    };

    public static readonly ParameterDescriptor Skip = new("skip", typeof(string[]))
    {
        Description = "Targets to skip; without a value, everything that was not asked for by name.",
        Separator = "+",
        IsEngineOption = true,
        Environment = EnvironmentSource.None,
    };

    public static readonly ParameterDescriptor Plan = new("plan", typeof(bool))
    {
        Description = "Shows what would run, and runs nothing.",
        IsEngineOption = true,
        Environment = EnvironmentSource.None,
    };

    public static readonly ParameterDescriptor Force = new("force", typeof(bool))
    {
        Description = "Runs targets also where nothing has changed since they succeeded.",
        IsEngineOption = true,
        Environment = EnvironmentSource.PrefixedName,
    };

    public static readonly ParameterDescriptor Help = new("help", typeof(bool))
    {
        Description = "Shows this text.",
        IsEngineOption = true,
        Environment = EnvironmentSource.None,
    };

    public static readonly ParameterDescriptor Verbosity = new("verbosity", typeof(Verbosity))
    {
        Description = "How much the build says.",
        IsEngineOption = true,
        Environment = EnvironmentSource.PrefixedName,
    };

    public static readonly ParameterDescriptor NoLogo = new("no-logo", typeof(bool))
    {
        Description = "Leaves out the first line.",
        IsEngineOption = true,
        Environment = EnvironmentSource.PrefixedName,
    };

    public static readonly ParameterDescriptor Partition = new("partition", typeof(Partition))
    {
        Description = "The part to do of what targets split up: 2/3 is the second of three.",
        IsEngineOption = true,
        Environment = EnvironmentSource.PrefixedName,
    };

    public static readonly IReadOnlyList<ParameterDescriptor> All =
    [
        Target,
        Skip,
        Plan,
        Force,
        Help,
        Verbosity,
        NoLogo,
        Partition,
    ];
}
