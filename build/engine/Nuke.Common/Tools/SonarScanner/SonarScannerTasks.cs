using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.SonarScanner;

/// <summary>The scanner of SonarQube for .NET: one command before the build that is analysed, and one after it.</summary>
[NuGetTool(Id = "dotnet-sonarscanner", Executable = "SonarScanner.MSBuild.dll")]
public sealed class SonarScannerTasks : ToolTasks, IRequireNuGetPackage
{
    SonarScannerTasks() { }

    static IReadOnlyList<string> Program => ProgramOf<SonarScannerTasks>();

    /// <summary>Starts an analysis.</summary>
    /// <exception cref="ProcessException">The tool has failed.</exception>
    public static IReadOnlyCollection<Output> SonarScannerBegin(SonarScannerBeginSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="SonarScannerBegin(SonarScannerBeginSettings)" />
    public static IReadOnlyCollection<Output> SonarScannerBegin(Configure<SonarScannerBeginSettings> configurator) =>
        Run(Program, configurator);

    /// <summary>Sends off an analysis.</summary>
    /// <exception cref="ProcessException">The tool has failed.</exception>
    public static IReadOnlyCollection<Output> SonarScannerEnd(SonarScannerEndSettings? options = null) =>
        Run(Program, options);

    /// <inheritdoc cref="SonarScannerEnd(SonarScannerEndSettings)" />
    public static IReadOnlyCollection<Output> SonarScannerEnd(Configure<SonarScannerEndSettings> configurator) =>
        Run(Program, configurator);
}
