using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.ReportGenerator;
using static Nuke.Common.Tools.ReportGenerator.ReportGeneratorTasks;

namespace Nuke.Components;

/// <summary>A readable report of what the tests have run.</summary>
public interface IReportCoverage : ITest, IHazReports
{
    /// <summary>Where the report goes.</summary>
    AbsolutePath CoverageReportDirectory => ReportDirectory / "coverage-report";

    Target ReportCoverage =>
        _ =>
            _.Description("Reports what the tests have run")
                .DependsOn(Test)
                .Requires<ReportGeneratorTasks>()
                .Produces(CoverageReportDirectory / "**")
                .Executes(() =>
                    ReportGenerator(_ => _.Apply(ReportGeneratorSettingsBase).Apply(ReportGeneratorSettings))
                );

    /// <summary>The framework's own settings.</summary>
    sealed Configure<ReportGeneratorSettings> ReportGeneratorSettingsBase =>
        _ =>
            _.SetReports(TestResultDirectory / "**" / "*.xml")
                .SetReportTypes("Html")
                .SetTargetDirectory(CoverageReportDirectory);

    /// <summary>The project's settings, on top of the framework's.</summary>
    Configure<ReportGeneratorSettings> ReportGeneratorSettings => _ => _;
}
