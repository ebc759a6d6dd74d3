using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>Drives a service with <c>wrk</c>: as many POST requests as it answers.</summary>
static class Wrk
{
    // What wrk prints for people has units that change; this is for programs.
    const string Report = """
        done = function(summary, latency)
          print(string.format("RESULT %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(99),
            summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
        end
        """;

    /// <summary>Whether wrk is on this machine.</summary>
    public static bool IsThere
    {
        get
        {
            try
            {
                using var process = Process.Start(
                    new ProcessStartInfo("wrk", "-v") { RedirectStandardOutput = true, RedirectStandardError = true }
                )!;
                process.WaitForExit();
                return true;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    /// <summary>Writes the script that posts a body.</summary>
    public static string Script(string path, string body)
    {
        File.WriteAllText(
            path,
            $"wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\nlocal f = io.open(\"{path}.body\", \"rb\")\nwrk.body = f:read(\"*all\")\nf:close()\n{Report}"
        );
        File.WriteAllText(path + ".body", body);
        return path;
    }

    /// <summary>Starts to drive a service.</summary>
    public static Process Start(Uri address, string script, double seconds, int connections) =>
        Process.Start(
            new ProcessStartInfo(
                "wrk",
                [
                    "-t1",
                    string.Create(CultureInfo.InvariantCulture, $"-c{connections}"),
                    string.Create(CultureInfo.InvariantCulture, $"-d{Math.Max(1, (int)seconds)}s"),
                    "-s",
                    script,
                    new Uri(address, "/v1/predict").ToString(),
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;

    /// <summary>Drives a service.</summary>
    public static WrkResult Run(Uri address, string script, double seconds, int connections)
    {
        using var process = Start(address, script, seconds, connections);
        return Result(process);
    }

    /// <summary>Waits for the end of a drive.</summary>
    public static WrkResult Result(Process process)
    {
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var line = output.Split('\n').Single(x => x.StartsWith("RESULT ", StringComparison.Ordinal));
        var numbers = line.Split(' ')[1..].Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        return new WrkResult(
            (long)numbers[0],
            numbers[0] / numbers[1] * 1e6,
            numbers[2] / 1e3,
            (long)(numbers[3] + numbers[4])
        );
    }
}

/// <summary>What a drive came to.</summary>
/// <param name="Requests">Answered requests.</param>
/// <param name="PerSecond">Answered requests per second.</param>
/// <param name="P99">The 99th percentile of the latency, in milliseconds.</param>
/// <param name="Failed">Requests that were answered with an error, or not at all.</param>
sealed record WrkResult(long Requests, double PerSecond, double P99, long Failed);
