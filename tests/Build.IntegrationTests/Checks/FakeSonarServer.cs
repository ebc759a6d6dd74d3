using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Build.IntegrationTests.Checks;

/// <summary>
/// What the scanner for .NET asks a SonarQube server for (https://next.sonarqube.com/sonarqube/web_api), and a Java that stands in for the
/// analysis: it ends as the analysis does when the quality gate has spoken.
/// </summary>
/// <param name="address">Where it listens.</param>
/// <param name="token">The token that it lets in.</param>
/// <param name="gate">The quality gate: PASSED or FAILED.</param>
sealed class FakeSonarServer(IPAddress address, string token, string gate)
    : FakeServer(address, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{token}:"))}")
{
    const string Version = "2025.4.0.105899";
    const string JavaPath = "jdk/bin/java";

    static readonly byte[] s_engine = "the analysis"u8.ToArray();

    readonly byte[] _runtime = Runtime(gate);

    protected override byte[]? Answer(HttpListenerRequest request, string body)
    {
        var wantsFile = request.Headers["Accept"] == "application/octet-stream";
        return request.Url!.AbsolutePath switch
        {
            "/api/server/version" or "/api/v2/analysis/version" => Encoding.UTF8.GetBytes(Version),
            "/api/editions/is_valid_license" => Json(new { isValidLicense = true }),
            "/api/settings/values" => Json(new { settings = Array.Empty<object>() }),
            "/api/languages/list" => Json(new { languages = new[] { new { key = "cs", name = "C#" } } }),
            "/api/qualityprofiles/search" => Json(
                new
                {
                    profiles = new[]
                    {
                        new
                        {
                            key = "profile",
                            name = "Sonar way",
                            language = "cs",
                        },
                    },
                }
            ),
            "/api/rules/search" => Json(
                new
                {
                    paging = new
                    {
                        pageIndex = 1,
                        pageSize = 500,
                        total = 0,
                    },
                    rules = Array.Empty<object>(),
                    actives = new { },
                }
            ),
            "/api/v2/analysis/jres" => Json(
                new[]
                {
                    new
                    {
                        id = "java",
                        filename = "java.tar.gz",
                        sha256 = Hash(_runtime),
                        javaPath = JavaPath,
                        os = "linux",
                        arch = "x64",
                    },
                }
            ),
            "/api/v2/analysis/jres/java" => _runtime,
            "/api/v2/analysis/engine" => wantsFile
                ? s_engine
                : Json(new { filename = "engine.jar", sha256 = Hash(s_engine) }),
            _ => null,
        };
    }

    static byte[] Runtime(string gate)
    {
        var (level, code) = gate == "PASSED" ? ("INFO", 0) : ("ERROR", 1);
        var script =
            "#!/bin/sh\ncat >/dev/null\n"
            + $$"""echo '{"level":"{{level}}","message":"QUALITY GATE STATUS: {{gate}} - View details on http://sonar/dashboard?id=key"}'"""
            + $"\nexit {code}\n";
        using var archive = new MemoryStream();
        using (var compressed = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(compressed, TarEntryFormat.Ustar))
            tar.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, JavaPath)
                {
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute,
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(script)),
                }
            );
        return archive.ToArray();
    }

    static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
