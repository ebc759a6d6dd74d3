using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>A service in a process of its own, ready to answer.</summary>
sealed class ServiceProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;

    ServiceProcess(Process process, Uri address, double seconds)
    {
        this.process = process;
        Address = address;
        SecondsToReady = seconds;
    }

    public Uri Address { get; }

    /// <summary>From starting the process to its first answer that it is ready.</summary>
    public double SecondsToReady { get; }

    /// <summary>What it holds in memory now, in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The processor time that it has used, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static ServiceProcess Start(int port, params string[] arguments)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var watch = Stopwatch.StartNew();
        var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, x) =>
        {
            if (x.Data?.Contains("error", StringComparison.OrdinalIgnoreCase) == true)
                Console.Error.WriteLine(x.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!IsReady(client))
        {
            if (process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} does not answer.");
            Thread.Sleep(5);
        }
        return new ServiceProcess(process, address, watch.Elapsed.TotalSeconds);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    static bool IsReady(HttpClient client)
    {
        try
        {
            using var response = client.Send(new HttpRequestMessage(HttpMethod.Get, "/health/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
