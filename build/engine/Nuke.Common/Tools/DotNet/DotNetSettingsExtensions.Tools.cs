using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static partial class DotNetSettingsExtensions
{
    extension(DotNetFormatSettings o)
    {
        /// <summary>Fails when something would be changed.</summary>
        public bool? VerifyNoChanges => o.Get<bool?>(DotNetOption.VerifyNoChanges);

        public DotNetFormatSettings SetVerifyNoChanges(bool? v) => o.With(DotNetOption.VerifyNoChanges, v);

        public DotNetFormatSettings ResetVerifyNoChanges() => o.SetVerifyNoChanges(null);

        public DotNetFormatSettings EnableVerifyNoChanges() => o.SetVerifyNoChanges(true);

        public DotNetFormatSettings DisableVerifyNoChanges() => o.SetVerifyNoChanges(false);

        public DotNetFormatSettings ToggleVerifyNoChanges() => o.Toggle(DotNetOption.VerifyNoChanges);

        /// <summary>Leaves out the restore.</summary>
        public bool? NoRestore => o.Get<bool?>(DotNetOption.NoRestore);

        public DotNetFormatSettings SetNoRestore(bool? v) => o.With(DotNetOption.NoRestore, v);

        public DotNetFormatSettings ResetNoRestore() => o.SetNoRestore(null);

        public DotNetFormatSettings EnableNoRestore() => o.SetNoRestore(true);

        public DotNetFormatSettings DisableNoRestore() => o.SetNoRestore(false);

        public DotNetFormatSettings ToggleNoRestore() => o.Toggle(DotNetOption.NoRestore);

        /// <summary>The files and directories to format.</summary>
        public IReadOnlyList<string> Include => o.Items(DotNetOption.Include);

        public DotNetFormatSettings SetInclude(params IEnumerable<string> v) => o.WithItems(DotNetOption.Include, v);

        public DotNetFormatSettings AddInclude(params IEnumerable<string> v) => o.AddItems(DotNetOption.Include, v);

        public DotNetFormatSettings RemoveInclude(params IEnumerable<string> v) =>
            o.RemoveItems(DotNetOption.Include, v);

        public DotNetFormatSettings ClearInclude() => o.Without(DotNetOption.Include);

        /// <summary>The files and directories to leave alone.</summary>
        public IReadOnlyList<string> Exclude => o.Items(DotNetOption.Exclude);

        public DotNetFormatSettings SetExclude(params IEnumerable<string> v) => o.WithItems(DotNetOption.Exclude, v);

        public DotNetFormatSettings AddExclude(params IEnumerable<string> v) => o.AddItems(DotNetOption.Exclude, v);

        public DotNetFormatSettings RemoveExclude(params IEnumerable<string> v) =>
            o.RemoveItems(DotNetOption.Exclude, v);

        public DotNetFormatSettings ClearExclude() => o.Without(DotNetOption.Exclude);

        /// <summary>From which severity on diagnostics are corrected.</summary>
        public string? Severity => o.Get<string>(DotNetOption.Severity);

        public DotNetFormatSettings SetSeverity(string? v) => o.With(DotNetOption.Severity, v);

        public DotNetFormatSettings ResetSeverity() => o.Without(DotNetOption.Severity);
    }

    extension(DotNetToolInstallSettings o)
    {
        /// <summary>The package.</summary>
        public string? PackageName => o.Get<string>(DotNetOption.Project);

        public DotNetToolInstallSettings SetPackageName(string? v) => o.With(DotNetOption.Project, v);

        public DotNetToolInstallSettings ResetPackageName() => o.Without(DotNetOption.Project);

        /// <summary>The version of the package.</summary>
        public string? Version => o.Get<string>(DotNetOption.Version);

        public DotNetToolInstallSettings SetVersion(string? v) => o.With(DotNetOption.Version, v);

        public DotNetToolInstallSettings ResetVersion() => o.Without(DotNetOption.Version);

        /// <summary>The directory for the tool.</summary>
        public string? ToolInstallationPath => o.Get<string>(DotNetOption.ToolInstallationPath);

        public DotNetToolInstallSettings SetToolInstallationPath(string? v) =>
            o.With(DotNetOption.ToolInstallationPath, v);

        public DotNetToolInstallSettings ResetToolInstallationPath() => o.Without(DotNetOption.ToolInstallationPath);

        /// <summary>Installs the tool for the user.</summary>
        public bool? Global => o.Get<bool?>(DotNetOption.Global);

        public DotNetToolInstallSettings SetGlobal(bool? v) => o.With(DotNetOption.Global, v);

        public DotNetToolInstallSettings ResetGlobal() => o.SetGlobal(null);

        public DotNetToolInstallSettings EnableGlobal() => o.SetGlobal(true);

        public DotNetToolInstallSettings DisableGlobal() => o.SetGlobal(false);

        public DotNetToolInstallSettings ToggleGlobal() => o.Toggle(DotNetOption.Global);

        /// <summary>The tool manifest, where it is not the nearest one.</summary>
        public string? ToolManifest => o.Get<string>(DotNetOption.ToolManifest);

        public DotNetToolInstallSettings SetToolManifest(string? v) => o.With(DotNetOption.ToolManifest, v);

        public DotNetToolInstallSettings ResetToolManifest() => o.Without(DotNetOption.ToolManifest);

        /// <summary>Feeds that are asked too.</summary>
        public IReadOnlyList<string> Sources => o.Items(DotNetOption.AddedSources);

        public DotNetToolInstallSettings SetSources(params IEnumerable<string> v) =>
            o.WithItems(DotNetOption.AddedSources, v);

        public DotNetToolInstallSettings AddSources(params IEnumerable<string> v) =>
            o.AddItems(DotNetOption.AddedSources, v);

        public DotNetToolInstallSettings RemoveSources(params IEnumerable<string> v) =>
            o.RemoveItems(DotNetOption.AddedSources, v);

        public DotNetToolInstallSettings ClearSources() => o.Without(DotNetOption.AddedSources);
    }

    extension(DotNetToolRestoreSettings o)
    {
        /// <summary>The tool manifest, where it is not the nearest one.</summary>
        public string? ToolManifest => o.Get<string>(DotNetOption.ToolManifest);

        public DotNetToolRestoreSettings SetToolManifest(string? v) => o.With(DotNetOption.ToolManifest, v);

        public DotNetToolRestoreSettings ResetToolManifest() => o.Without(DotNetOption.ToolManifest);

        /// <summary>Feeds that are asked too.</summary>
        public IReadOnlyList<string> Sources => o.Items(DotNetOption.AddedSources);

        public DotNetToolRestoreSettings SetSources(params IEnumerable<string> v) =>
            o.WithItems(DotNetOption.AddedSources, v);

        public DotNetToolRestoreSettings AddSources(params IEnumerable<string> v) =>
            o.AddItems(DotNetOption.AddedSources, v);

        public DotNetToolRestoreSettings RemoveSources(params IEnumerable<string> v) =>
            o.RemoveItems(DotNetOption.AddedSources, v);

        public DotNetToolRestoreSettings ClearSources() => o.Without(DotNetOption.AddedSources);
    }

    extension(DotNetNuGetPushSettings o)
    {
        /// <summary>The packages; a glob is possible.</summary>
        public string? TargetPath => o.Get<string>(DotNetOption.Project);

        public DotNetNuGetPushSettings SetTargetPath(string? v) => o.With(DotNetOption.Project, v);

        public DotNetNuGetPushSettings ResetTargetPath() => o.Without(DotNetOption.Project);

        /// <summary>The feed.</summary>
        public string? Source => o.Get<string>(DotNetOption.Source);

        public DotNetNuGetPushSettings SetSource(string? v) => o.With(DotNetOption.Source, v);

        public DotNetNuGetPushSettings ResetSource() => o.Without(DotNetOption.Source);

        /// <summary>The key for the feed; it is never shown.</summary>
        public string? ApiKey => o.Get<string>(DotNetOption.ApiKey);

        public DotNetNuGetPushSettings SetApiKey(string? v) => o.With(DotNetOption.ApiKey, v);

        public DotNetNuGetPushSettings ResetApiKey() => o.Without(DotNetOption.ApiKey);

        /// <summary>The feed for symbol packages.</summary>
        public string? SymbolSource => o.Get<string>(DotNetOption.SymbolSource);

        public DotNetNuGetPushSettings SetSymbolSource(string? v) => o.With(DotNetOption.SymbolSource, v);

        public DotNetNuGetPushSettings ResetSymbolSource() => o.Without(DotNetOption.SymbolSource);

        /// <summary>The key for that feed; it is never shown.</summary>
        public string? SymbolApiKey => o.Get<string>(DotNetOption.SymbolApiKey);

        public DotNetNuGetPushSettings SetSymbolApiKey(string? v) => o.With(DotNetOption.SymbolApiKey, v);

        public DotNetNuGetPushSettings ResetSymbolApiKey() => o.Without(DotNetOption.SymbolApiKey);

        /// <summary>Takes a package that the feed has already for pushed.</summary>
        public bool? SkipDuplicate => o.Get<bool?>(DotNetOption.SkipDuplicate);

        public DotNetNuGetPushSettings SetSkipDuplicate(bool? v) => o.With(DotNetOption.SkipDuplicate, v);

        public DotNetNuGetPushSettings ResetSkipDuplicate() => o.SetSkipDuplicate(null);

        public DotNetNuGetPushSettings EnableSkipDuplicate() => o.SetSkipDuplicate(true);

        public DotNetNuGetPushSettings DisableSkipDuplicate() => o.SetSkipDuplicate(false);

        public DotNetNuGetPushSettings ToggleSkipDuplicate() => o.Toggle(DotNetOption.SkipDuplicate);
    }
}
