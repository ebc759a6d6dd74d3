using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Reads solutions.</summary>
public static class SolutionModelTasks
{
    /// <summary>The solution in a file, .sln or .slnx.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static Solution ReadSolution(this AbsolutePath path)
    {
        Assert.FileExists(path);
        return new Solution(path);
    }

    /// <inheritdoc cref="ReadSolution" />
    public static Solution ParseSolution(string solutionFile) =>
        EnvironmentInfo.WorkingDirectory.Resolve(solutionFile).ReadSolution();
}
