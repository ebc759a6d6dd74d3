namespace Delivery.Docker;

/// <summary>Changes to the text of a Dockerfile for what one builder can do and another cannot.</summary>
public static class DockerfileText
{
    const string Run = "RUN ";

    /// <summary>Lets every <c>RUN</c> see directories that outlive the build: the engine's own builder refuses the option.</summary>
    public static string WithCaches(string dockerfile, IReadOnlyList<string> directories)
    {
        var mounts = string.Concat(directories.Select(x => $"--mount=type=cache,target={x} "));
        return string.Join(
            '\n',
            dockerfile
                .Split('\n')
                .Select(x => x.StartsWith(Run, StringComparison.Ordinal) ? Run + mounts + x[Run.Length..] : x)
        );
    }
}
