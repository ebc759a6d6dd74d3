using Nuke.Common.CI;
using Nuke.Common.Completion;
using Nuke.Common.Planning;

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

    public static readonly ParameterDescriptor Parallel = new("parallel", typeof(int))
    {
        Description = "How many targets may run at the same time; by default one for each processor.",
        IsEngineOption = true,
        Environment = EnvironmentSource.PrefixedName,
    };

    public static readonly ParameterDescriptor Plan = new("plan", typeof(PlanFormat))
    {
        Description = "Shows what would run and why, and runs nothing; Text without a value.",
        HasOptionalValue = true,
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

    public static readonly ParameterDescriptor Profile = new("profile", typeof(string[]))
    {
        Description = "Reads .nuke/parameters.<profile>.json too; of several, a later one wins.",
        Separator = "+",
        IsEngineOption = true,
        Environment = EnvironmentSource.PrefixedName,
    };

    public static readonly ParameterDescriptor Host = new("host", typeof(HostName?))
    {
        Description = "Where the build runs, if the environment does not say.",
        IsEngineOption = true,
        Environment = EnvironmentSource.PrefixedName,
    };

    public static readonly ParameterDescriptor Version = new("version", typeof(bool))
    {
        Description = "Shows the versions of the build, its engine and .NET.",
        IsEngineOption = true,
        GivesWay = true,
        Environment = EnvironmentSource.None,
    };

    public static readonly ParameterDescriptor Schema = new("schema", typeof(bool))
    {
        Description = "Writes .nuke/build.schema.json, with which editors know the parameter files.",
        IsEngineOption = true,
        GivesWay = true,
        Environment = EnvironmentSource.None,
    };

    public static readonly ParameterDescriptor Completion = new("completion", typeof(Shell?))
    {
        Description = "Prints a script that completes targets and parameters in a shell.",
        IsEngineOption = true,
        GivesWay = true,
        Environment = EnvironmentSource.None,
    };

    public static readonly IReadOnlyList<ParameterDescriptor> All =
    [
        Target,
        Skip,
        Parallel,
        Plan,
        Force,
        Help,
        Verbosity,
        NoLogo,
        Partition,
        Profile,
        Host,
        Version,
        Schema,
        Completion,
    ];
}
