using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static partial class DotNetSettingsExtensions
{
    extension(DotNetRestoreSettings o)
    {
        /// <summary>Fails when the lock files do not fit the projects.</summary>
        public bool? LockedMode => o.Get<bool?>(DotNetOption.LockedMode);

        public DotNetRestoreSettings SetLockedMode(bool? v) => o.With(DotNetOption.LockedMode, v);

        public DotNetRestoreSettings ResetLockedMode() => o.SetLockedMode(null);

        public DotNetRestoreSettings EnableLockedMode() => o.SetLockedMode(true);

        public DotNetRestoreSettings DisableLockedMode() => o.SetLockedMode(false);

        public DotNetRestoreSettings ToggleLockedMode() => o.Toggle(DotNetOption.LockedMode);

        /// <summary>Restores even when nothing has changed.</summary>
        public bool? Force => o.Get<bool?>(DotNetOption.Force);

        public DotNetRestoreSettings SetForce(bool? v) => o.With(DotNetOption.Force, v);

        public DotNetRestoreSettings ResetForce() => o.SetForce(null);

        public DotNetRestoreSettings EnableForce() => o.SetForce(true);

        public DotNetRestoreSettings DisableForce() => o.SetForce(false);

        public DotNetRestoreSettings ToggleForce() => o.Toggle(DotNetOption.Force);

        /// <summary>Asks the feeds even for what was asked before.</summary>
        public bool? NoCache => o.Get<bool?>(DotNetOption.NoCache);

        public DotNetRestoreSettings SetNoCache(bool? v) => o.With(DotNetOption.NoCache, v);

        public DotNetRestoreSettings ResetNoCache() => o.SetNoCache(null);

        public DotNetRestoreSettings EnableNoCache() => o.SetNoCache(true);

        public DotNetRestoreSettings DisableNoCache() => o.SetNoCache(false);

        public DotNetRestoreSettings ToggleNoCache() => o.Toggle(DotNetOption.NoCache);

        /// <summary>Takes a feed that does not answer for a warning.</summary>
        public bool? IgnoreFailedSources => o.Get<bool?>(DotNetOption.IgnoreFailedSources);

        public DotNetRestoreSettings SetIgnoreFailedSources(bool? v) => o.With(DotNetOption.IgnoreFailedSources, v);

        public DotNetRestoreSettings ResetIgnoreFailedSources() => o.SetIgnoreFailedSources(null);

        public DotNetRestoreSettings EnableIgnoreFailedSources() => o.SetIgnoreFailedSources(true);

        public DotNetRestoreSettings DisableIgnoreFailedSources() => o.SetIgnoreFailedSources(false);

        public DotNetRestoreSettings ToggleIgnoreFailedSources() => o.Toggle(DotNetOption.IgnoreFailedSources);
    }

    extension(DotNetBuildSettings o)
    {
        /// <summary>Where the result goes.</summary>
        public string? OutputDirectory => o.Get<string>(DotNetOption.Output);

        public DotNetBuildSettings SetOutputDirectory(string? v) => o.With(DotNetOption.Output, v);

        public DotNetBuildSettings ResetOutputDirectory() => o.Without(DotNetOption.Output);

        /// <summary>Builds everything again.</summary>
        public bool? NoIncremental => o.Get<bool?>(DotNetOption.NoIncremental);

        public DotNetBuildSettings SetNoIncremental(bool? v) => o.With(DotNetOption.NoIncremental, v);

        public DotNetBuildSettings ResetNoIncremental() => o.SetNoIncremental(null);

        public DotNetBuildSettings EnableNoIncremental() => o.SetNoIncremental(true);

        public DotNetBuildSettings DisableNoIncremental() => o.SetNoIncremental(false);

        public DotNetBuildSettings ToggleNoIncremental() => o.Toggle(DotNetOption.NoIncremental);

        /// <summary>Brings the runtime along.</summary>
        public bool? SelfContained => o.Get<bool?>(DotNetOption.SelfContained);

        public DotNetBuildSettings SetSelfContained(bool? v) => o.With(DotNetOption.SelfContained, v);

        public DotNetBuildSettings ResetSelfContained() => o.SetSelfContained(null);

        public DotNetBuildSettings EnableSelfContained() => o.SetSelfContained(true);

        public DotNetBuildSettings DisableSelfContained() => o.SetSelfContained(false);

        public DotNetBuildSettings ToggleSelfContained() => o.Toggle(DotNetOption.SelfContained);
    }

    extension(DotNetTestSettings o)
    {
        /// <summary>Where reports go.</summary>
        public string? ResultsDirectory => o.Get<string>(DotNetOption.ResultsDirectory);

        public DotNetTestSettings SetResultsDirectory(string? v) => o.With(DotNetOption.ResultsDirectory, v);

        public DotNetTestSettings ResetResultsDirectory() => o.Without(DotNetOption.ResultsDirectory);

        /// <summary>The file with the settings of the run.</summary>
        public string? SettingsFile => o.Get<string>(DotNetOption.SettingsFile);

        public DotNetTestSettings SetSettingsFile(string? v) => o.With(DotNetOption.SettingsFile, v);

        public DotNetTestSettings ResetSettingsFile() => o.Without(DotNetOption.SettingsFile);

        /// <summary>Which tests run.</summary>
        public string? Filter => o.Get<string>(DotNetOption.Filter);

        public DotNetTestSettings SetFilter(string? v) => o.With(DotNetOption.Filter, v);

        public DotNetTestSettings ResetFilter() => o.Without(DotNetOption.Filter);

        /// <summary>Who writes down the results.</summary>
        public IReadOnlyList<string> Loggers => o.Items(DotNetOption.Loggers);

        public DotNetTestSettings SetLoggers(params IEnumerable<string> v) => o.WithItems(DotNetOption.Loggers, v);

        public DotNetTestSettings AddLoggers(params IEnumerable<string> v) => o.AddItems(DotNetOption.Loggers, v);

        public DotNetTestSettings RemoveLoggers(params IEnumerable<string> v) => o.RemoveItems(DotNetOption.Loggers, v);

        public DotNetTestSettings ClearLoggers() => o.Without(DotNetOption.Loggers);

        /// <summary>Who looks on.</summary>
        public string? DataCollector => o.Get<string>(DotNetOption.DataCollector);

        public DotNetTestSettings SetDataCollector(string? v) => o.With(DotNetOption.DataCollector, v);

        public DotNetTestSettings ResetDataCollector() => o.Without(DotNetOption.DataCollector);
    }

    extension(DotNetPackSettings o)
    {
        /// <summary>Where the packages go.</summary>
        public string? OutputDirectory => o.Get<string>(DotNetOption.Output);

        public DotNetPackSettings SetOutputDirectory(string? v) => o.With(DotNetOption.Output, v);

        public DotNetPackSettings ResetOutputDirectory() => o.Without(DotNetOption.Output);

        /// <summary>Makes symbol packages too.</summary>
        public bool? IncludeSymbols => o.Get<bool?>(DotNetOption.IncludeSymbols);

        public DotNetPackSettings SetIncludeSymbols(bool? v) => o.With(DotNetOption.IncludeSymbols, v);

        public DotNetPackSettings ResetIncludeSymbols() => o.SetIncludeSymbols(null);

        public DotNetPackSettings EnableIncludeSymbols() => o.SetIncludeSymbols(true);

        public DotNetPackSettings DisableIncludeSymbols() => o.SetIncludeSymbols(false);

        public DotNetPackSettings ToggleIncludeSymbols() => o.Toggle(DotNetOption.IncludeSymbols);

        /// <summary>Puts sources into the symbol packages.</summary>
        public bool? IncludeSource => o.Get<bool?>(DotNetOption.IncludeSource);

        public DotNetPackSettings SetIncludeSource(bool? v) => o.With(DotNetOption.IncludeSource, v);

        public DotNetPackSettings ResetIncludeSource() => o.SetIncludeSource(null);

        public DotNetPackSettings EnableIncludeSource() => o.SetIncludeSource(true);

        public DotNetPackSettings DisableIncludeSource() => o.SetIncludeSource(false);

        public DotNetPackSettings ToggleIncludeSource() => o.Toggle(DotNetOption.IncludeSource);
    }

    extension(DotNetPublishSettings o)
    {
        /// <summary>Where the application goes.</summary>
        public string? Output => o.Get<string>(DotNetOption.Output);

        public DotNetPublishSettings SetOutput(string? v) => o.With(DotNetOption.Output, v);

        public DotNetPublishSettings ResetOutput() => o.Without(DotNetOption.Output);

        /// <summary>Brings the runtime along.</summary>
        public bool? SelfContained => o.Get<bool?>(DotNetOption.SelfContained);

        public DotNetPublishSettings SetSelfContained(bool? v) => o.With(DotNetOption.SelfContained, v);

        public DotNetPublishSettings ResetSelfContained() => o.SetSelfContained(null);

        public DotNetPublishSettings EnableSelfContained() => o.SetSelfContained(true);

        public DotNetPublishSettings DisableSelfContained() => o.SetSelfContained(false);

        public DotNetPublishSettings ToggleSelfContained() => o.Toggle(DotNetOption.SelfContained);
    }
}
