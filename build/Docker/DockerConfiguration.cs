using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;

namespace Delivery.Docker;

/// <summary>What <c>docker login</c> has left for a registry in the user's <c>config.json</c>.</summary>
public static class DockerConfiguration
{
    /// <summary>The credentials for a registry, or null when nobody has logged in.</summary>
    /// <param name="host">The registry, as in the names of its images.</param>
    /// <param name="directory">Where <c>config.json</c> lies; by default <c>DOCKER_CONFIG</c>, else <c>~/.docker</c>.</param>
    public static RegistryCredentials? FindCredentials(string host, AbsolutePath? directory = null)
    {
        directory ??= EnvironmentInfo.GetVariable("DOCKER_CONFIG") is { Length: > 0 } given
            ? AbsolutePath.Create(given)
            : AbsolutePath.Create(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) / ".docker";
        var file = directory / "config.json";
        if (!file.FileExists())
            return null;
        try
        {
            using var json = JsonDocument.Parse(file.ReadAllText());
            return HelperOf(json.RootElement, host) is { } helper
                ? Ask(helper, host)
                : Stored(json.RootElement, host, file);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException)
        {
            throw StopException.Refused($"{file} cannot be read: {exception.Message}", exception);
        }
    }

    static string? HelperOf(JsonElement root, string host) =>
        root.TryGetProperty("credHelpers", out var helpers) && helpers.TryGetProperty(host, out var helper)
            ? helper.GetString()
        : root.TryGetProperty("credsStore", out var store) && store.GetString() is { Length: > 0 } name ? name
        : null;

    static RegistryCredentials? Stored(JsonElement root, string host, AbsolutePath file)
    {
        if (
            !root.TryGetProperty("auths", out var auths)
            || !(auths.TryGetProperty(host, out var entry) || auths.TryGetProperty($"https://{host}", out entry))
            || !entry.TryGetProperty("auth", out var auth)
        )
            return null;
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(auth.GetString() ?? "")).Split(':', 2);
        if (parts.Length != 2)
            return null;
        // A registry that gave a token in place of the password: Azure's does, and takes it where a password is asked for.
        var token = entry.TryGetProperty("identitytoken", out var given) ? given.GetString() : null;
        return new RegistryCredentials(parts[0], token is { Length: > 0 } ? token : parts[1], file);
    }

    // https://github.com/docker/docker-credential-helpers: the host on the input, JSON on the output.
    static RegistryCredentials? Ask(string helper, string host)
    {
        var program = $"docker-credential-{helper}";
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, "get") { RedirectStandardInput = true, RedirectStandardOutput = true }
            )!;
            process.StandardInput.Write(host);
            process.StandardInput.Close();
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                return null;
            using var json = JsonDocument.Parse(answer);
            return new RegistryCredentials(
                json.RootElement.GetProperty("Username").GetString()!,
                json.RootElement.GetProperty("Secret").GetString()!,
                program
            );
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw StopException.Refused(
                $"Docker keeps the credentials for {host} with {program}, which cannot be started: {exception.Message}",
                exception
            );
        }
    }
}
