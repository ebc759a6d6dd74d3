using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>The commands of one tool. Derived classes have nothing but static members: <c>using static</c>.</summary>
public abstract class ToolTasks
{
    private protected static IReadOnlyList<string> ProgramOf<TTasks>()
        where TTasks : ToolTasks => typeof(TTasks).GetCustomAttribute<ToolAttribute>().NotNull().Resolve();

    private protected static IReadOnlyCollection<Output> Run<T>(IReadOnlyList<string> program, T? options)
        where T : ToolOptions, new() => ToolRun.Run(program, options ?? new T());

    private protected static IReadOnlyCollection<Output> Run<T>(
        IReadOnlyList<string> program,
        Configure<T> configurator
    )
        where T : ToolOptions, new() => ToolRun.Run(program, configurator(new T()));

    private protected static IEnumerable<(T Settings, IReadOnlyCollection<Output> Output)> Run<T>(
        IReadOnlyList<string> program,
        CombinatorialConfigure<T> configurator,
        int degreeOfParallelism,
        bool completeOnFailure
    )
        where T : ToolOptions, new() =>
        new CombinatorialRun<T>(program, degreeOfParallelism, completeOnFailure).Run(configurator(new T()));
}
