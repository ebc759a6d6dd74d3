using Nuke.Common;

namespace Build.Tests;

public interface IPublishing : INukeBuild
{
    [Parameter]
    [Secret]
    string? ApiKey => TryGetValue(() => ApiKey);
}
