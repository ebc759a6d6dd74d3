using Nuke.Common;
using Nuke.Common.ProjectModel;

namespace Nuke.Components;

/// <summary>A build of a solution.</summary>
public interface IHazSolution : INukeBuild
{
    /// <summary>The solution.</summary>
    [Solution]
    Solution Solution => TryGetValue(() => Solution).NotNull("There is no solution.");
}
