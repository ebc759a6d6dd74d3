using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>
/// The setters of GitVersion. <c>SetX</c> gives an option a value, <c>ResetX</c> takes it back, <c>AddX</c>, <c>RemoveX</c>
/// and <c>ClearX</c> are for lists, <c>EnableX</c>, <c>DisableX</c> and <c>ToggleX</c> for switches.
/// </summary>
public static class GitVersionSettingsExtensions
{
    extension(GitVersionSettings o)
    {
        /// <summary>The working copy.</summary>
        public string? TargetPath => o.Get<string>(GitVersionOption.TargetPath);

        public GitVersionSettings SetTargetPath(string? v) => o.With(GitVersionOption.TargetPath, v);

        public GitVersionSettings ResetTargetPath() => o.Without(GitVersionOption.TargetPath);

        /// <summary>The configuration, where it is not GitVersion.yml.</summary>
        public string? ConfigFile => o.Get<string>(GitVersionOption.ConfigFile);

        public GitVersionSettings SetConfigFile(string? v) => o.With(GitVersionOption.ConfigFile, v);

        public GitVersionSettings ResetConfigFile() => o.Without(GitVersionOption.ConfigFile);

        /// <summary>Does not ask the remote.</summary>
        public bool? NoFetch => o.Get<bool?>(GitVersionOption.NoFetch);

        public GitVersionSettings SetNoFetch(bool? v) => o.With(GitVersionOption.NoFetch, v);

        public GitVersionSettings ResetNoFetch() => o.SetNoFetch(null);

        public GitVersionSettings EnableNoFetch() => o.SetNoFetch(true);

        public GitVersionSettings DisableNoFetch() => o.SetNoFetch(false);

        public GitVersionSettings ToggleNoFetch() => o.Toggle(GitVersionOption.NoFetch);

        /// <summary>Calculates even what it has calculated before.</summary>
        public bool? NoCache => o.Get<bool?>(GitVersionOption.NoCache);

        public GitVersionSettings SetNoCache(bool? v) => o.With(GitVersionOption.NoCache, v);

        public GitVersionSettings ResetNoCache() => o.SetNoCache(null);

        public GitVersionSettings EnableNoCache() => o.SetNoCache(true);

        public GitVersionSettings DisableNoCache() => o.SetNoCache(false);

        public GitVersionSettings ToggleNoCache() => o.Toggle(GitVersionOption.NoCache);

        /// <summary>Leaves the branches of a CI system's working copy as they are.</summary>
        public bool? NoNormalize => o.Get<bool?>(GitVersionOption.NoNormalize);

        public GitVersionSettings SetNoNormalize(bool? v) => o.With(GitVersionOption.NoNormalize, v);

        public GitVersionSettings ResetNoNormalize() => o.SetNoNormalize(null);

        public GitVersionSettings EnableNoNormalize() => o.SetNoNormalize(true);

        public GitVersionSettings DisableNoNormalize() => o.SetNoNormalize(false);

        public GitVersionSettings ToggleNoNormalize() => o.Toggle(GitVersionOption.NoNormalize);

        /// <summary>Writes the version into AssemblyInfo files.</summary>
        public bool? UpdateAssemblyInfo => o.Get<bool?>(GitVersionOption.UpdateAssemblyInfo);

        public GitVersionSettings SetUpdateAssemblyInfo(bool? v) => o.With(GitVersionOption.UpdateAssemblyInfo, v);

        public GitVersionSettings ResetUpdateAssemblyInfo() => o.SetUpdateAssemblyInfo(null);

        public GitVersionSettings EnableUpdateAssemblyInfo() => o.SetUpdateAssemblyInfo(true);

        public GitVersionSettings DisableUpdateAssemblyInfo() => o.SetUpdateAssemblyInfo(false);

        public GitVersionSettings ToggleUpdateAssemblyInfo() => o.Toggle(GitVersionOption.UpdateAssemblyInfo);
    }
}
