using Nuke.Common;

namespace Build.Tests;

/// <summary>A component with parameters.</summary>
public interface INamed : INukeBuild
{
    [Parameter]
    string Nickname => TryGetValue(() => Nickname) ?? "none";

    [Parameter]
    int Age => TryGetValue<int?>(() => Age) ?? 18;
}
