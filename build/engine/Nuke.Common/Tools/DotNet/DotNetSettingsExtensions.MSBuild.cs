using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static partial class DotNetSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetMSBuildSettings
    {
        public T SetRuntime(string? v) => o.With(DotNetOption.Runtime, v);

        public T ResetRuntime() => o.Without(DotNetOption.Runtime);

        /// <summary>Replaces all MSBuild properties.</summary>
        public T SetProperties(IReadOnlyDictionary<string, object> v) =>
            v.Aggregate(o.ClearProperties(), (settings, x) => settings.SetProperty(x.Key, x.Value));

        /// <summary>Sets an MSBuild property; null takes it back.</summary>
        public T SetProperty(string name, object? value) => o.WithPair(DotNetOption.Properties, name, value);

        /// <summary>Adds an MSBuild property.</summary>
        /// <exception cref="ArgumentException">It is there already.</exception>
        public T AddProperty(string name, object? value)
        {
            Assert.False(o.Properties.ContainsKey(name), $"The property {name} is there already.");
            return o.SetProperty(name, value);
        }

        public T RemoveProperty(string name) => o.SetProperty(name, null);

        public T ClearProperties() => o.Without(DotNetOption.Properties);
    }

    extension<T>(T o)
        where T : DotNetCompilingSettings
    {
        public T SetVersion(string? v) => o.SetProperty("Version", v);

        public T SetVersionPrefix(string? v) => o.SetProperty("VersionPrefix", v);

        public T SetVersionSuffix(string? v) => o.SetProperty("VersionSuffix", v);

        public T SetAssemblyVersion(string? v) => o.SetProperty("AssemblyVersion", v);

        public T SetFileVersion(string? v) => o.SetProperty("FileVersion", v);

        public T SetInformationalVersion(string? v) => o.SetProperty("InformationalVersion", v);

        public T SetRepositoryUrl(string? v) => o.SetProperty("RepositoryUrl", v);

        public T SetContinuousIntegrationBuild(bool? v) => o.SetProperty("ContinuousIntegrationBuild", v);

        public T EnableContinuousIntegrationBuild() => o.SetContinuousIntegrationBuild(true);

        public T SetTreatWarningsAsErrors(bool? v) => o.SetProperty("TreatWarningsAsErrors", v);

        public T EnableTreatWarningsAsErrors() => o.SetTreatWarningsAsErrors(true);

        public T SetDeterministic(bool? v) => o.SetProperty("Deterministic", v);

        public T EnableDeterministic() => o.SetDeterministic(true);
    }

    extension(DotNetPublishSettings o)
    {
        public DotNetPublishSettings SetPublishReadyToRun(bool? v) => o.SetProperty("PublishReadyToRun", v);

        public DotNetPublishSettings EnablePublishReadyToRun() => o.SetPublishReadyToRun(true);

        public DotNetPublishSettings SetPublishSingleFile(bool? v) => o.SetProperty("PublishSingleFile", v);

        public DotNetPublishSettings EnablePublishSingleFile() => o.SetPublishSingleFile(true);

        public DotNetPublishSettings SetPublishTrimmed(bool? v) => o.SetProperty("PublishTrimmed", v);

        public DotNetPublishSettings EnablePublishTrimmed() => o.SetPublishTrimmed(true);
    }
}
