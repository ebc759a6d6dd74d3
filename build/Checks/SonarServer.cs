using System.Text.Json;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Delivery.Checks;

/// <summary>
/// A SonarQube server's judgement: the source is compiled once more between <c>begin</c> and <c>end</c> of the scanner, and
/// the server's quality gate decides.
/// </summary>
/// <param name="engine">Runs the containers.</param>
/// <param name="image">The build image, with the scanner.</param>
/// <param name="root">The repository, which owns the container.</param>
public sealed class SonarServer(DockerEngine engine, string image, AbsolutePath root)
{
    /// <summary>The name of the check.</summary>
    public const string Name = "sonar";

    const string Title = "Quality gate of the SonarQube server";
    const string SecretDirectory = "/run";
    const string SecretFile = "sonar-scanner.json";

    // The last line of the scanner about the gate, with sonar.qualitygate.wait:
    // https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/ci-integration/overview
    const string GatePassed = "QUALITY GATE STATUS: PASSED";
    const string GateFailed = "QUALITY GATE STATUS: FAILED";

    // What the line has that says why, the best sign first; a scanner that cannot reach its server writes a stack trace after it.
    static readonly string[] s_signs = ["ERROR", "Unhandled exception", "failed"];

    /// <summary>Asks the server.</summary>
    /// <param name="server">Its address; null when there is none.</param>
    /// <param name="projectKey">What it calls the project.</param>
    /// <param name="token">The token; null when there is none.</param>
    /// <param name="solution">The solution's file, relative to the repository.</param>
    public async Task<CheckResult> CheckAsync(Uri? server, string projectKey, string? token, string solution)
    {
        if (server is null)
            return CheckResult.NotChecked(Name, Title, "No server is configured (--sonar-host-url).");
        if (token is null)
            return CheckResult.NotChecked(Name, Title, $"There is no token for {server} (the secret SonarToken).");

        // The token is in a file: arguments and variables of a container can be read by everybody who may list it. The scanner for
        // .NET does not look at SONAR_TOKEN, and would ask as nobody.
        var script = string.Join(
            '\n',
            "set -e",
            $"export SONARQUBE_SCANNER_PARAMS=$(cat {SecretDirectory}/{SecretFile})",
            $"dotnet sonarscanner begin '/k:{projectKey}' '/d:sonar.host.url={server}' /d:sonar.qualitygate.wait=true",
            $"dotnet build {solution} --configuration Release --no-restore --no-incremental -nodeReuse:false",
            "dotnet sonarscanner end"
        );
        var lines = new List<string>();
        await using var container = await WorkContainer.CreateAsync(
            engine,
            image,
            root,
            $"check {Name}",
            ["sh", "-c", script]
        );
        var secret = JsonSerializer.Serialize(new Dictionary<string, string> { ["sonar.token"] = token });
        await container.PutFileAsync(SecretDirectory, SecretFile, secret);
        var exitCode = await container.RunAsync(lines.Add);
        return Judge(server, exitCode, lines);
    }

    /// <summary>Reads what the scanner has written. Only a gate that has spoken counts.</summary>
    public static CheckResult Judge(Uri server, int exitCode, IReadOnlyList<string> lines)
    {
        if (lines.Any(x => x.Contains(GateFailed, StringComparison.Ordinal)))
            return CheckResult.Failed(
                Name,
                Title,
                $"The quality gate is red. {server} says why.",
                [.. lines.Where(x => x.Contains("ERROR", StringComparison.Ordinal))]
            );
        if (exitCode == 0 && lines.Any(x => x.Contains(GatePassed, StringComparison.Ordinal)))
            return CheckResult.Passed(Name, Title, $"The quality gate at {server} is green.");
        var reason =
            s_signs
                .Select(sign => lines.LastOrDefault(x => x.Contains(sign, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(x => x is not null)
            ?? (lines.Count > 0 ? lines[^1] : null)
            ?? "it has written nothing";
        return CheckResult.NotChecked(
            Name,
            Title,
            $"The scanner has ended with code {exitCode} before {server} has judged: {reason.Trim()}"
        );
    }
}
