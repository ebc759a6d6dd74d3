using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.ReportGenerator;

/// <summary>ReportGenerator, which makes readable reports of coverage files.</summary>
[NuGetTool(Id = "dotnet-reportgenerator-globaltool", Executable = "ReportGenerator.dll")]
public sealed class ReportGeneratorTasks : ToolTasks, IRequireNuGetPackage
{
    ReportGeneratorTasks() { }

    static IReadOnlyList<string> Program => ProgramOf<ReportGeneratorTasks>();

    /// <summary>Makes reports.</summary>
    /// <exception cref="ProcessException">The tool has failed.</exception>
    public static IReadOnlyCollection<Output> ReportGenerator(ReportGeneratorSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="ReportGenerator(ReportGeneratorSettings)" />
    public static IReadOnlyCollection<Output> ReportGenerator(Configure<ReportGeneratorSettings> configurator) =>
        Run(Program, configurator);
}
