using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>Packages of the solution.</summary>
public interface IRestore : IHazSolution
{
    /// <summary>Whether a feed that does not answer is only a warning.</summary>
    [Parameter("Take a feed that does not answer for a warning.")]
    bool IgnoreFailedSources => TryGetValue<bool?>(() => IgnoreFailedSources) ?? false;

    Target Restore =>
        _ =>
            _.Description("Restores the packages of the solution")
                .Executes(() => DotNetRestore(_ => _.Apply(RestoreSettingsBase).Apply(RestoreSettings)));

    /// <summary>The framework's own settings.</summary>
    sealed Configure<DotNetRestoreSettings> RestoreSettingsBase =>
        _ => _.SetProjectFile(Solution).SetIgnoreFailedSources(IgnoreFailedSources);

    /// <summary>The project's settings, on top of the framework's.</summary>
    Configure<DotNetRestoreSettings> RestoreSettings => _ => _;
}
