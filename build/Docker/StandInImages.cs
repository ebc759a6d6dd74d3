using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Delivery.Outcomes;
using Docker.DotNet.Models;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Delivery.Docker;

/// <summary>
/// Makes images that stand in for Microsoft's where those cannot be pulled: Debian packages, this machine's .NET, and the
/// certificates that this machine trusts.
/// </summary>
/// <param name="engine">Gets the images.</param>
/// <param name="script">Makes the file system of an image, with mmdebstrap.</param>
/// <param name="workingDirectory">For files that nobody needs afterwards.</param>
public sealed class StandInImages(DockerEngine engine, AbsolutePath script, AbsolutePath workingDirectory)
{
    const string Tool = "mmdebstrap";
    const string KeyLabel = "stand-in.key";

    // As in Microsoft's images; the bundle of certificates is named because .NET looks elsewhere first.
    static readonly string[] s_configuration =
    [
        "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "ENV DOTNET_RUNNING_IN_CONTAINER=true DOTNET_ROOT=/usr/share/dotnet",
        "ENV ASPNETCORE_HTTP_PORTS=8080 APP_UID=1654",
        "ENV DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true NUGET_XMLDOC_MODE=skip",
        "ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt",
    ];

    /// <summary>Makes an image, unless the engine has it from the same .NET, packages and certificates.</summary>
    /// <param name="image">What to stand in for.</param>
    /// <param name="certificates">The bundle that the image shall trust; null for Debian's own.</param>
    /// <param name="mirror">Where Debian packages come from; null for Debian's own.</param>
    /// <returns>Whether there was anything to do.</returns>
    /// <exception cref="StopException">mmdebstrap is missing (exit code 2), or has failed (1).</exception>
    public async Task<bool> EnsureAsync(BaseImage image, AbsolutePath? certificates, string? mirror)
    {
        var key = KeyOf(image, certificates);
        if (await engine.FindImageAsync(image.StandIn) is { } known && Label(known, KeyLabel) == key)
            return false;

        RequireTool(image);
        workingDirectory.CreateDirectory();
        var archive = workingDirectory / $"{Guid.NewGuid():N}.tar";
        try
        {
            var exitCode = -1;
            ToolResolver.GetPathTool("bash")(
                $"{script} {archive} {mirror} {string.Join(',', image.Packages)} {certificates} {DotNetDirectory} {image.DotNetParts}",
                logInvocation: false,
                exitHandler: process => exitCode = process.ExitCode
            );
            if (exitCode != 0)
                throw StopException.Failed(
                    $"{image.StandIn} could not be made: {Tool} ended with code {exitCode}; what it said is above."
                );
            await ImportAsync(image, archive, key);
            return true;
        }
        finally
        {
            archive.DeleteFile();
        }
    }

    static string DotNetDirectory =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    async Task ImportAsync(BaseImage image, AbsolutePath archive, string key)
    {
        var reference = ImageReference.Parse(image.StandIn);
        var messages = new EngineMessages(_ => { });
        await using var stream = File.OpenRead(archive);
        await engine.Client.Images.CreateImageAsync(
            new ImagesCreateParameters
            {
                FromSrc = "-",
                Repo = reference.Name,
                Tag = reference.Tag,
                Message = $"In place of {image.Name}",
                Changes = [.. s_configuration, $"LABEL {KeyLabel}={key}"],
            },
            stream,
            new AuthConfig(),
            messages.Progress,
            CancellationToken.None
        );
        if (messages.Error is { } error)
            throw StopException.Failed($"The engine did not take {image.StandIn}: {error}");
    }

    string KeyOf(BaseImage image, AbsolutePath? certificates)
    {
        var installed = new[] { "sdk", Path.Combine("shared", "Microsoft.NETCore.App") }
            .Select(x => new DirectoryInfo(Path.Combine(DotNetDirectory, x)))
            .Where(x => x.Exists)
            .SelectMany(x => x.GetDirectories().Select(y => y.Name).Order(StringComparer.Ordinal));
        string[] parts =
        [
            script.ReadAllText(),
            certificates?.ReadAllText() ?? "",
            .. image.Packages,
            .. image.DotNetParts,
            .. installed,
            .. s_configuration,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }

    static string? Label(ImageInspectResponse image, string name) =>
        image.Config?.Labels is { } labels && labels.TryGetValue(name, out var value) ? value : null;

    static void RequireTool(BaseImage image)
    {
        if (!EnvironmentInfo.Paths.Any(x => (x / Tool).FileExists()))
            throw StopException.Refused(
                $"{image.StandIn} is made with {Tool}, which is not here. Debian and Ubuntu have it: apt-get install {Tool}"
            );
    }
}
