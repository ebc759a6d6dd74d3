using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.ReportGenerator;

/// <summary>
/// The setters of ReportGenerator. <c>SetX</c> gives an option a value, <c>ResetX</c> takes it back, <c>AddX</c>, <c>RemoveX</c>
/// and <c>ClearX</c> are for lists, <c>EnableX</c>, <c>DisableX</c> and <c>ToggleX</c> for switches.
/// </summary>
public static class ReportGeneratorSettingsExtensions
{
    extension(ReportGeneratorSettings o)
    {
        /// <summary>The coverage files; globs are possible.</summary>
        public IReadOnlyList<string> Reports => o.Items(ReportGeneratorOption.Reports);

        public ReportGeneratorSettings SetReports(params IEnumerable<string> v) =>
            o.WithItems(ReportGeneratorOption.Reports, v);

        public ReportGeneratorSettings AddReports(params IEnumerable<string> v) =>
            o.AddItems(ReportGeneratorOption.Reports, v);

        public ReportGeneratorSettings RemoveReports(params IEnumerable<string> v) =>
            o.RemoveItems(ReportGeneratorOption.Reports, v);

        public ReportGeneratorSettings ClearReports() => o.Without(ReportGeneratorOption.Reports);

        /// <summary>Where the reports go.</summary>
        public string? TargetDirectory => o.Get<string>(ReportGeneratorOption.TargetDirectory);

        public ReportGeneratorSettings SetTargetDirectory(string? v) =>
            o.With(ReportGeneratorOption.TargetDirectory, v);

        public ReportGeneratorSettings ResetTargetDirectory() => o.Without(ReportGeneratorOption.TargetDirectory);

        /// <summary>The kinds of reports: Html, Cobertura, TextSummary…</summary>
        public IReadOnlyList<string> ReportTypes => o.Items(ReportGeneratorOption.ReportTypes);

        public ReportGeneratorSettings SetReportTypes(params IEnumerable<string> v) =>
            o.WithItems(ReportGeneratorOption.ReportTypes, v);

        public ReportGeneratorSettings AddReportTypes(params IEnumerable<string> v) =>
            o.AddItems(ReportGeneratorOption.ReportTypes, v);

        public ReportGeneratorSettings RemoveReportTypes(params IEnumerable<string> v) =>
            o.RemoveItems(ReportGeneratorOption.ReportTypes, v);

        public ReportGeneratorSettings ClearReportTypes() => o.Without(ReportGeneratorOption.ReportTypes);

        /// <summary>Which assemblies count: <c>+Product*</c>, <c>-*.Tests</c>.</summary>
        public IReadOnlyList<string> AssemblyFilters => o.Items(ReportGeneratorOption.AssemblyFilters);

        public ReportGeneratorSettings SetAssemblyFilters(params IEnumerable<string> v) =>
            o.WithItems(ReportGeneratorOption.AssemblyFilters, v);

        public ReportGeneratorSettings AddAssemblyFilters(params IEnumerable<string> v) =>
            o.AddItems(ReportGeneratorOption.AssemblyFilters, v);

        public ReportGeneratorSettings RemoveAssemblyFilters(params IEnumerable<string> v) =>
            o.RemoveItems(ReportGeneratorOption.AssemblyFilters, v);

        public ReportGeneratorSettings ClearAssemblyFilters() => o.Without(ReportGeneratorOption.AssemblyFilters);

        /// <summary>Which classes count.</summary>
        public IReadOnlyList<string> ClassFilters => o.Items(ReportGeneratorOption.ClassFilters);

        public ReportGeneratorSettings SetClassFilters(params IEnumerable<string> v) =>
            o.WithItems(ReportGeneratorOption.ClassFilters, v);

        public ReportGeneratorSettings AddClassFilters(params IEnumerable<string> v) =>
            o.AddItems(ReportGeneratorOption.ClassFilters, v);

        public ReportGeneratorSettings RemoveClassFilters(params IEnumerable<string> v) =>
            o.RemoveItems(ReportGeneratorOption.ClassFilters, v);

        public ReportGeneratorSettings ClearClassFilters() => o.Without(ReportGeneratorOption.ClassFilters);

        /// <summary>Which files count.</summary>
        public IReadOnlyList<string> FileFilters => o.Items(ReportGeneratorOption.FileFilters);

        public ReportGeneratorSettings SetFileFilters(params IEnumerable<string> v) =>
            o.WithItems(ReportGeneratorOption.FileFilters, v);

        public ReportGeneratorSettings AddFileFilters(params IEnumerable<string> v) =>
            o.AddItems(ReportGeneratorOption.FileFilters, v);

        public ReportGeneratorSettings RemoveFileFilters(params IEnumerable<string> v) =>
            o.RemoveItems(ReportGeneratorOption.FileFilters, v);

        public ReportGeneratorSettings ClearFileFilters() => o.Without(ReportGeneratorOption.FileFilters);

        /// <summary>Where earlier results are kept.</summary>
        public string? HistoryDirectory => o.Get<string>(ReportGeneratorOption.HistoryDirectory);

        public ReportGeneratorSettings SetHistoryDirectory(string? v) =>
            o.With(ReportGeneratorOption.HistoryDirectory, v);

        public ReportGeneratorSettings ResetHistoryDirectory() => o.Without(ReportGeneratorOption.HistoryDirectory);

        /// <summary>The title.</summary>
        public string? Title => o.Get<string>(ReportGeneratorOption.Title);

        public ReportGeneratorSettings SetTitle(string? v) => o.With(ReportGeneratorOption.Title, v);

        public ReportGeneratorSettings ResetTitle() => o.Without(ReportGeneratorOption.Title);

        /// <summary>The version of the product.</summary>
        public string? Tag => o.Get<string>(ReportGeneratorOption.Tag);

        public ReportGeneratorSettings SetTag(string? v) => o.With(ReportGeneratorOption.Tag, v);

        public ReportGeneratorSettings ResetTag() => o.Without(ReportGeneratorOption.Tag);
    }
}
