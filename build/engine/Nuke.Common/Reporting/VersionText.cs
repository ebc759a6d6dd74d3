using System.Reflection;

namespace Nuke.Common.Reporting;

/// <summary>The versions that decide what a build does.</summary>
static class VersionText
{
    public static Report Of(Type buildType) =>
        new Report()
            .Add($"Build {VersionOf(buildType.Assembly)}")
            .Add($"Build engine {VersionOf(typeof(VersionText).Assembly)}")
            .Add($".NET {Environment.Version}");

    static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? assembly.GetName().Version?.ToString(3)
        ?? "unknown";
}
