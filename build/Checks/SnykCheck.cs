using System.Text.Json;
using Delivery.Docker;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Delivery.Checks;

/// <summary>Snyk's judgement of the dependencies, by its command line for Node.js.</summary>
/// <param name="engine">Runs a container, for what a restore has found.</param>
/// <param name="image">The build image.</param>
/// <param name="root">The repository, which owns the container.</param>
/// <param name="directory">Where the command line is installed.</param>
public sealed class SnykCheck(DockerEngine engine, string image, AbsolutePath root, AbsolutePath directory)
{
    /// <summary>The name of the check.</summary>
    public const string Name = "snyk";

    const string Title = "Vulnerable dependencies (Snyk)";
    const string Version = "1.1307.4";
    const string AssetsFile = "project.assets.json";

    /// <summary>Asks Snyk.</summary>
    /// <param name="token">The token; null when there is none.</param>
    /// <param name="project">The project that is delivered.</param>
    public async Task<CheckResult> CheckAsync(string? token, string project)
    {
        if (token is null)
            return NotChecked("There is no token (the secret SnykToken).");
        if (await FindProgramAsync() is not { } program)
            return NotChecked(
                "Its command line could not be installed: node and npm must be on the PATH, and npm's registry in reach."
            );
        try
        {
            var asked = await CopyAssetsAsync(project);
            return Together([.. asked.Select(x => Ask(program, token, x))]);
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException)
        {
            return NotChecked($"The build image has no list of packages of {project}: {exception.Message}");
        }
    }

    /// <summary>Reads what Snyk has written. Exit codes: 0 nothing found, 1 something found, 2 failed, 3 nothing to look at.</summary>
    /// <remarks>https://docs.snyk.io/developer-tools/snyk-cli/commands/test</remarks>
    public static CheckResult Judge(int exitCode, string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            var report = json.RootElement;
            if (exitCode is 0 or 1 && report.TryGetProperty("vulnerabilities", out var found))
            {
                var lines = found.EnumerateArray().Select(Line).Distinct().Order(StringComparer.Ordinal).ToList();
                if (exitCode == 1 && lines.Count > 0)
                    return Failed(lines);
                // A project in which it sees nothing is clean to Snyk, and not to anybody else.
                if (exitCode == 0 && lines.Count == 0 && Number(report, "dependencyCount") > 0)
                    return CheckResult.Passed(Name, Title, "No dependency has a vulnerability that Snyk knows of.");
            }
            var error = report.TryGetProperty("error", out var text) ? text.GetString() : "it has seen no dependency";
            return NotChecked($"Snyk has ended with code {exitCode}: {error}");
        }
        catch (JsonException)
        {
            return NotChecked($"Snyk has ended with code {exitCode} and no report: {output.Trim().Split('\n')[^1]}");
        }
    }

    /// <summary>What it has said of several projects: clean only when it was for each.</summary>
    public static CheckResult Together(IReadOnlyList<CheckResult> results)
    {
        var found = results
            .Where(x => x.Outcome == CheckOutcome.Failed)
            .SelectMany(x => x.Findings)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0
            ? Failed(found)
            : results.FirstOrDefault(x => x.Outcome == CheckOutcome.NotChecked)
                ?? (results.Count > 0 ? results[0] : null)
                ?? NotChecked("No project asks for packages.");
    }

    // Snyk sees the packages that a project itself asks for, and what they need; not those of the projects that it refers to.
    async Task<IReadOnlyList<AbsolutePath>> CopyAssetsAsync(string project)
    {
        var assets = directory / "assets";
        assets.CreateOrCleanDirectory();
        await using var container = await WorkContainer.CreateAsync(engine, image, root, $"check {Name}", ["true"]);

        async Task<ProjectAssets> Copy(string name)
        {
            await container.CopyOutAsync(
                $"/repository/artifacts/dotnet/obj/{name}/{AssetsFile}",
                assets / name / "obj"
            );
            return ProjectAssets.Read(assets / name / "obj" / AssetsFile);
        }

        var delivered = await Copy(project);
        var withPackages = new List<string>();
        foreach (var name in delivered.Projects.Prepend(project))
        {
            if ((name == project ? delivered : await Copy(name)).HasPackages)
                withPackages.Add(name);
        }
        return [.. withPackages.Select(x => assets / x)];
    }

    static CheckResult Ask(AbsolutePath program, string token, AbsolutePath assets)
    {
        var process = ProcessTasks
            .StartProcess(
                ToolPathResolver.GetPathExecutable("node"),
                $"{program} test --file=obj/{AssetsFile} --json",
                workingDirectory: assets,
                environmentVariables: new Dictionary<string, string>(Nuke.Common.EnvironmentInfo.Variables)
                {
                    ["SNYK_TOKEN"] = token,
                },
                logOutput: false,
                logInvocation: false
            )
            .AssertWaitForExit();
        var said = process.Output.Where(x => x.Type == OutputType.Std).Select(x => x.Text);
        return Judge(process.ExitCode, string.Join('\n', said));
    }

    static CheckResult Failed(IReadOnlyList<string> lines) =>
        CheckResult.Failed(Name, Title, $"{lines.Count} vulnerabilities.", lines);

    static CheckResult NotChecked(string reason) => CheckResult.NotChecked(Name, Title, reason);

    static string Line(JsonElement vulnerability) =>
        $"{Text(vulnerability, "name")} {Text(vulnerability, "version")}: {Text(vulnerability, "severity")}, "
        + $"{Text(vulnerability, "title")} ({Text(vulnerability, "id")})";

    static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : "?";

    static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    // The wrapper "snyk" ends with 0 when its program could not be downloaded; the bundled one is the program itself.
    async Task<AbsolutePath?> FindProgramAsync()
    {
        var program = directory / "node_modules" / "snyk" / "dist" / "cli" / "index.js";
        if (program.FileExists())
            return program;
        directory.CreateDirectory();
        try
        {
            await Task.Run(() =>
                ProcessTasks
                    .StartProcess(
                        ToolPathResolver.GetPathExecutable("npm"),
                        $"install --ignore-scripts --no-audit --no-fund --prefix {directory} snyk@{Version}",
                        workingDirectory: directory,
                        logOutput: false,
                        logInvocation: false
                    )
                    .AssertWaitForExit()
            );
        }
        // npm is not there.
        catch (ArgumentException)
        {
            return null;
        }
        return program.FileExists() ? program : null;
    }
}
