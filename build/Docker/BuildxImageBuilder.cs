using Delivery.Outcomes;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Delivery.Docker;

/// <summary>BuildKit, through <c>docker buildx</c>: it keeps directories from build to build, such as NuGet's downloads.</summary>
/// <param name="engine">Gets the images.</param>
/// <param name="workingDirectory">For files that nobody needs afterwards.</param>
public sealed class BuildxImageBuilder(DockerEngine engine, AbsolutePath workingDirectory) : IImageBuilder
{
    const int ShownLines = 40;

    public string Name => "docker buildx (BuildKit)";

    /// <summary>Whether <c>docker buildx</c> is there.</summary>
    public static bool IsAvailable()
    {
        try
        {
            return Docker($"buildx version", _ => { }) == 0;
        }
        // There is no docker at all.
        catch (ArgumentException)
        {
            return false;
        }
    }

    public async Task<string> BuildAsync(ImageBuild build, Action<string> log)
    {
        workingDirectory.CreateDirectory();
        var archive = workingDirectory / $"{Guid.NewGuid():N}.tar.gz";
        var context = build.Context.WithDockerfile(x => DockerfileText.WithCaches(x, build.CacheDirectories));
        var lines = new List<string>();
        try
        {
            await using (var file = File.Create(archive))
            await using (var content = context.Open())
                await content.CopyToAsync(file);

            var exitCode = Shell(build, archive, Log);
            if (exitCode != 0)
                throw Failure(build, lines);
        }
        finally
        {
            archive.DeleteFile();
        }
        return (await engine.FindImageAsync(build.Tag.ToString()))?.ID
            ?? throw StopException.Failed(
                $"docker buildx has built {build.Tag}, but the engine at {engine.Endpoint} has no such image."
            );

        void Log(string line)
        {
            lines.Add(line);
            log(line);
        }
    }

    // The context comes through the input: the archive is the same as for the engine's own builder.
    static int Shell(ImageBuild build, AbsolutePath archive, Action<string> log)
    {
        var options = new List<string>
        {
            "--load",
            "--progress",
            "plain",
            "--file",
            build.Context.Dockerfile,
            "--tag",
            build.Tag.ToString(),
        };
        options.AddRange(build.Arguments.SelectMany(x => new[] { "--build-arg", $"{x.Key}={x.Value}" }));
        options.AddRange(build.Labels.SelectMany(x => new[] { "--label", $"{x.Key}={x.Value}" }));
        if (build.Target is not null)
            options.AddRange(["--target", build.Target]);
        var quoted = string.Join(' ', options.Select(x => $"'{x.Replace("'", @"'\''", StringComparison.Ordinal)}'"));
        var process = ProcessTasks
            .StartShell(
                $"exec docker buildx build {quoted} - < '{archive}'",
                logInvocation: false,
                logger: (_, line) => log(line)
            )
            .AssertWaitForExit();
        return process.ExitCode;
    }

    static int Docker(string arguments, Action<string> log) =>
        ProcessTasks
            .StartProcess(
                ToolPathResolver.GetPathExecutable("docker"),
                arguments,
                logInvocation: false,
                logger: (_, line) => log(line)
            )
            .AssertWaitForExit()
            .ExitCode;

    static StopException Failure(ImageBuild build, List<string> lines)
    {
        // BuildKit repeats the step that has failed, with its output, between two lines of dashes.
        var step = lines.SkipWhile(x => !x.StartsWith("------", StringComparison.Ordinal)).Skip(1).ToList();
        var shown = step.Count > 0 ? step : lines;
        var reason = lines.LastOrDefault(x => x.StartsWith("ERROR: ", StringComparison.Ordinal)) ?? "";
        return StopException.Failed(
            $"The image {build.Tag} could not be built from {build.Context.Dockerfile}: {reason}\n"
                + $"The step that failed:\n{string.Join('\n', shown.TakeLast(ShownLines))}"
        );
    }
}
