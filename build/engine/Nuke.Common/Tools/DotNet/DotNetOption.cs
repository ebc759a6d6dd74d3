using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>The options of the dotnet commands. Each is written here once, however many commands have it.</summary>
static class DotNetOption
{
    public static readonly ToolOption Project = ToolOption.Argument(1);
    public static readonly ToolOption Configuration = ToolOption.Value("--configuration");
    public static readonly ToolOption Framework = ToolOption.Value("--framework");
    public static readonly ToolOption Runtime = ToolOption.Value("--runtime");
    public static readonly ToolOption Output = ToolOption.Value("--output");
    public static readonly ToolOption Verbosity = ToolOption.Value("--verbosity");
    public static readonly ToolOption NoRestore = ToolOption.Flag("--no-restore");
    public static readonly ToolOption NoBuild = ToolOption.Flag("--no-build");
    public static readonly ToolOption NoIncremental = ToolOption.Flag("--no-incremental");
    public static readonly ToolOption NoLogo = ToolOption.Flag("--nologo");
    public static readonly ToolOption SelfContained = ToolOption.Flag("--self-contained");
    public static readonly ToolOption LockedMode = ToolOption.Flag("--locked-mode");
    public static readonly ToolOption Force = ToolOption.Flag("--force");
    public static readonly ToolOption NoCache = ToolOption.Flag("--no-cache");
    public static readonly ToolOption IgnoreFailedSources = ToolOption.Flag("--ignore-failed-sources");
    public static readonly ToolOption IncludeSymbols = ToolOption.Flag("--include-symbols");
    public static readonly ToolOption IncludeSource = ToolOption.Flag("--include-source");
    public static readonly ToolOption ResultsDirectory = ToolOption.Value("--results-directory");
    public static readonly ToolOption SettingsFile = ToolOption.Value("--settings");
    public static readonly ToolOption Filter = ToolOption.Value("--filter");
    public static readonly ToolOption Loggers = ToolOption.Repeated("--logger");
    public static readonly ToolOption DataCollector = ToolOption.Value("--collect");
    public static readonly ToolOption VerifyNoChanges = ToolOption.Flag("--verify-no-changes");
    public static readonly ToolOption Include = ToolOption.Repeated("--include");
    public static readonly ToolOption Exclude = ToolOption.Repeated("--exclude");
    public static readonly ToolOption Severity = ToolOption.Value("--severity");
    public static readonly ToolOption Version = ToolOption.Value("--version");
    public static readonly ToolOption ToolManifest = ToolOption.Value("--tool-manifest");
    public static readonly ToolOption ToolInstallationPath = ToolOption.Value("--tool-path");
    public static readonly ToolOption Global = ToolOption.Flag("--global");
    public static readonly ToolOption Sources = ToolOption.Repeated("--source");
    public static readonly ToolOption AddedSources = ToolOption.Repeated("--add-source");
    public static readonly ToolOption Source = ToolOption.Value("--source");
    public static readonly ToolOption SymbolSource = ToolOption.Value("--symbol-source");
    public static readonly ToolOption ApiKey = ToolOption.Value("--api-key", isSecret: true);
    public static readonly ToolOption SymbolApiKey = ToolOption.Value("--symbol-api-key", isSecret: true);
    public static readonly ToolOption SkipDuplicate = ToolOption.Flag("--skip-duplicate");

    public static readonly ToolOption Properties = ToolOption.Pairs("-p:", EscapeProperty);

    /// <summary>The value as MSBuild reads it from a command line.</summary>
    // MSBuild splits an unescaped value at semicolons and commas, and takes the rest for further properties.
    public static string EscapeProperty(string value) =>
        value
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);
}
