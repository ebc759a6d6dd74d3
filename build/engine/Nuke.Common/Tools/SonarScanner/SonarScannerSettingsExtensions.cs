using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.SonarScanner;

/// <summary>
/// The setters of SonarScanner. <c>SetX</c> gives an option a value, <c>ResetX</c> takes it back, <c>AddX</c>, <c>RemoveX</c>
/// and <c>ClearX</c> are for lists, <c>EnableX</c>, <c>DisableX</c> and <c>ToggleX</c> for switches.
/// </summary>
public static class SonarScannerSettingsExtensions
{
    extension(SonarScannerBeginSettings o)
    {
        /// <summary>The key of the project on the server.</summary>
        public string? ProjectKey => o.Get<string>(SonarScannerOption.ProjectKey);

        public SonarScannerBeginSettings SetProjectKey(string? v) => o.With(SonarScannerOption.ProjectKey, v);

        public SonarScannerBeginSettings ResetProjectKey() => o.Without(SonarScannerOption.ProjectKey);

        /// <summary>The name of the project.</summary>
        public string? Name => o.Get<string>(SonarScannerOption.Name);

        public SonarScannerBeginSettings SetName(string? v) => o.With(SonarScannerOption.Name, v);

        public SonarScannerBeginSettings ResetName() => o.Without(SonarScannerOption.Name);

        /// <summary>The version of the project.</summary>
        public string? Version => o.Get<string>(SonarScannerOption.Version);

        public SonarScannerBeginSettings SetVersion(string? v) => o.With(SonarScannerOption.Version, v);

        public SonarScannerBeginSettings ResetVersion() => o.Without(SonarScannerOption.Version);

        /// <summary>The organisation on the server.</summary>
        public string? Organization => o.Get<string>(SonarScannerOption.Organization);

        public SonarScannerBeginSettings SetOrganization(string? v) => o.With(SonarScannerOption.Organization, v);

        public SonarScannerBeginSettings ResetOrganization() => o.Without(SonarScannerOption.Organization);

        /// <summary>The server.</summary>
        public string? Server => o.Get<string>(SonarScannerOption.Server);

        public SonarScannerBeginSettings SetServer(string? v) => o.With(SonarScannerOption.Server, v);

        public SonarScannerBeginSettings ResetServer() => o.Without(SonarScannerOption.Server);

        /// <summary>The token for the server; it is never shown.</summary>
        public string? Token => o.Get<string>(SonarScannerOption.Token);

        public SonarScannerBeginSettings SetToken(string? v) => o.With(SonarScannerOption.Token, v);

        public SonarScannerBeginSettings ResetToken() => o.Without(SonarScannerOption.Token);

        /// <summary>Waits for the quality gate, and fails when it does.</summary>
        public bool? QualityGateWait => o.Get<bool?>(SonarScannerOption.QualityGateWait);

        public SonarScannerBeginSettings SetQualityGateWait(bool? v) => o.With(SonarScannerOption.QualityGateWait, v);

        public SonarScannerBeginSettings ResetQualityGateWait() => o.SetQualityGateWait(null);

        public SonarScannerBeginSettings EnableQualityGateWait() => o.SetQualityGateWait(true);

        public SonarScannerBeginSettings DisableQualityGateWait() => o.SetQualityGateWait(false);

        public SonarScannerBeginSettings ToggleQualityGateWait() => o.Toggle(SonarScannerOption.QualityGateWait);

        /// <summary>How many seconds it waits.</summary>
        public string? QualityGateTimeout => o.Get<string>(SonarScannerOption.QualityGateTimeout);

        public SonarScannerBeginSettings SetQualityGateTimeout(string? v) =>
            o.With(SonarScannerOption.QualityGateTimeout, v);

        public SonarScannerBeginSettings ResetQualityGateTimeout() => o.Without(SonarScannerOption.QualityGateTimeout);

        /// <summary>The files that are not looked at.</summary>
        public IReadOnlyList<string> SourceExclusions => o.Items(SonarScannerOption.SourceExclusions);

        public SonarScannerBeginSettings SetSourceExclusions(params IEnumerable<string> v) =>
            o.WithItems(SonarScannerOption.SourceExclusions, v);

        public SonarScannerBeginSettings AddSourceExclusions(params IEnumerable<string> v) =>
            o.AddItems(SonarScannerOption.SourceExclusions, v);

        public SonarScannerBeginSettings RemoveSourceExclusions(params IEnumerable<string> v) =>
            o.RemoveItems(SonarScannerOption.SourceExclusions, v);

        public SonarScannerBeginSettings ClearSourceExclusions() => o.Without(SonarScannerOption.SourceExclusions);

        /// <summary>The files whose coverage does not count.</summary>
        public IReadOnlyList<string> CoverageExclusions => o.Items(SonarScannerOption.CoverageExclusions);

        public SonarScannerBeginSettings SetCoverageExclusions(params IEnumerable<string> v) =>
            o.WithItems(SonarScannerOption.CoverageExclusions, v);

        public SonarScannerBeginSettings AddCoverageExclusions(params IEnumerable<string> v) =>
            o.AddItems(SonarScannerOption.CoverageExclusions, v);

        public SonarScannerBeginSettings RemoveCoverageExclusions(params IEnumerable<string> v) =>
            o.RemoveItems(SonarScannerOption.CoverageExclusions, v);

        public SonarScannerBeginSettings ClearCoverageExclusions() => o.Without(SonarScannerOption.CoverageExclusions);

        /// <summary>Coverage files in the format of OpenCover.</summary>
        public IReadOnlyList<string> OpenCoverPaths => o.Items(SonarScannerOption.OpenCoverPaths);

        public SonarScannerBeginSettings SetOpenCoverPaths(params IEnumerable<string> v) =>
            o.WithItems(SonarScannerOption.OpenCoverPaths, v);

        public SonarScannerBeginSettings AddOpenCoverPaths(params IEnumerable<string> v) =>
            o.AddItems(SonarScannerOption.OpenCoverPaths, v);

        public SonarScannerBeginSettings RemoveOpenCoverPaths(params IEnumerable<string> v) =>
            o.RemoveItems(SonarScannerOption.OpenCoverPaths, v);

        public SonarScannerBeginSettings ClearOpenCoverPaths() => o.Without(SonarScannerOption.OpenCoverPaths);

        /// <summary>Coverage files in the XML format of Visual Studio.</summary>
        public IReadOnlyList<string> VisualStudioCoveragePaths => o.Items(SonarScannerOption.VisualStudioCoveragePaths);

        public SonarScannerBeginSettings SetVisualStudioCoveragePaths(params IEnumerable<string> v) =>
            o.WithItems(SonarScannerOption.VisualStudioCoveragePaths, v);

        public SonarScannerBeginSettings AddVisualStudioCoveragePaths(params IEnumerable<string> v) =>
            o.AddItems(SonarScannerOption.VisualStudioCoveragePaths, v);

        public SonarScannerBeginSettings RemoveVisualStudioCoveragePaths(params IEnumerable<string> v) =>
            o.RemoveItems(SonarScannerOption.VisualStudioCoveragePaths, v);

        public SonarScannerBeginSettings ClearVisualStudioCoveragePaths() =>
            o.Without(SonarScannerOption.VisualStudioCoveragePaths);

        /// <summary>Result files of tests, .trx.</summary>
        public IReadOnlyList<string> VSTestReports => o.Items(SonarScannerOption.VSTestReports);

        public SonarScannerBeginSettings SetVSTestReports(params IEnumerable<string> v) =>
            o.WithItems(SonarScannerOption.VSTestReports, v);

        public SonarScannerBeginSettings AddVSTestReports(params IEnumerable<string> v) =>
            o.AddItems(SonarScannerOption.VSTestReports, v);

        public SonarScannerBeginSettings RemoveVSTestReports(params IEnumerable<string> v) =>
            o.RemoveItems(SonarScannerOption.VSTestReports, v);

        public SonarScannerBeginSettings ClearVSTestReports() => o.Without(SonarScannerOption.VSTestReports);

        /// <summary>Properties that the settings have no name for.</summary>
        public IReadOnlyDictionary<string, string> AdditionalParameters =>
            o.Pairs(SonarScannerOption.AdditionalParameters);

        public SonarScannerBeginSettings SetAdditionalParameter(string name, object? value) =>
            o.WithPair(SonarScannerOption.AdditionalParameters, name, value);

        public SonarScannerBeginSettings RemoveAdditionalParameter(string name) => o.SetAdditionalParameter(name, null);

        public SonarScannerBeginSettings ClearAdditionalParameters() =>
            o.Without(SonarScannerOption.AdditionalParameters);
    }

    extension(SonarScannerEndSettings o)
    {
        /// <summary>The token for the server; it is never shown.</summary>
        public string? Token => o.Get<string>(SonarScannerOption.Token);

        public SonarScannerEndSettings SetToken(string? v) => o.With(SonarScannerOption.Token, v);

        public SonarScannerEndSettings ResetToken() => o.Without(SonarScannerOption.Token);
    }
}
