using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>
/// The setters that several dotnet commands have. <c>SetX</c> gives an option a value, <c>ResetX</c> takes it back,
/// <c>EnableX</c>, <c>DisableX</c> and <c>ToggleX</c> are for switches.
/// </summary>
public static partial class DotNetSettingsExtensions
{
    extension<T>(T o)
        where T : DotNetSettings
    {
        public T SetVerbosity(DotNetVerbosity? v) => o.With(DotNetOption.Verbosity, v);

        public T ResetVerbosity() => o.Without(DotNetOption.Verbosity);
    }

    extension<T>(T o)
        where T : DotNetCompilingSettings
    {
        public T SetConfiguration(string? v) => o.With(DotNetOption.Configuration, v);

        public T ResetConfiguration() => o.Without(DotNetOption.Configuration);

        public T SetNoRestore(bool? v) => o.With(DotNetOption.NoRestore, v);

        public T ResetNoRestore() => o.SetNoRestore(null);

        public T EnableNoRestore() => o.SetNoRestore(true);

        public T DisableNoRestore() => o.SetNoRestore(false);

        public T ToggleNoRestore() => o.Toggle(DotNetOption.NoRestore);

        public T SetNoLogo(bool? v) => o.With(DotNetOption.NoLogo, v);

        public T ResetNoLogo() => o.SetNoLogo(null);

        public T EnableNoLogo() => o.SetNoLogo(true);

        public T DisableNoLogo() => o.SetNoLogo(false);

        public T ToggleNoLogo() => o.Toggle(DotNetOption.NoLogo);
    }

    extension<T>(T o)
        where T : DotNetSettings, IDotNetFramework
    {
        /// <summary>The target framework.</summary>
        public string? Framework => o.Get<string>(DotNetOption.Framework);

        public T SetFramework(string? v) => o.With(DotNetOption.Framework, v);

        public T ResetFramework() => o.Without(DotNetOption.Framework);
    }

    extension<T>(T o)
        where T : DotNetSettings, IDotNetNoBuild
    {
        /// <summary>Leaves out the build.</summary>
        public bool? NoBuild => o.Get<bool?>(DotNetOption.NoBuild);

        public T SetNoBuild(bool? v) => o.With(DotNetOption.NoBuild, v);

        public T ResetNoBuild() => o.SetNoBuild(null);

        public T EnableNoBuild() => o.SetNoBuild(true);

        public T DisableNoBuild() => o.SetNoBuild(false);

        public T ToggleNoBuild() => o.Toggle(DotNetOption.NoBuild);
    }

    extension<T>(T o)
        where T : DotNetSettings, IDotNetProjectFile
    {
        /// <summary>The project or solution.</summary>
        public string? ProjectFile => o.Get<string>(DotNetOption.Project);

        public T SetProjectFile(string? v) => o.With(DotNetOption.Project, v);

        public T ResetProjectFile() => o.Without(DotNetOption.Project);
    }

    extension<T>(T o)
        where T : DotNetSettings, IDotNetProject
    {
        /// <summary>The project or solution.</summary>
        public string? Project => o.Get<string>(DotNetOption.Project);

        public T SetProject(string? v) => o.With(DotNetOption.Project, v);

        public T ResetProject() => o.Without(DotNetOption.Project);
    }

    extension<T>(T o)
        where T : DotNetSettings, IDotNetSources
    {
        /// <summary>Where packages come from.</summary>
        public IReadOnlyList<string> Sources => o.Items(DotNetOption.Sources);

        public T SetSources(params IEnumerable<string> v) => o.WithItems(DotNetOption.Sources, v);

        public T AddSources(params IEnumerable<string> v) => o.AddItems(DotNetOption.Sources, v);

        public T RemoveSources(params IEnumerable<string> v) => o.RemoveItems(DotNetOption.Sources, v);

        public T ClearSources() => o.Without(DotNetOption.Sources);
    }
}
