using System.Diagnostics;
using System.Text.Json;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary><c>ridership serve</c> in a process of its own.</summary>
sealed class ServeProcess : IDisposable
{
    readonly Process process;
    readonly Task<string> errors;
    readonly List<JsonElement> log = [];

    ServeProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Client { get; } = new();

    /// <summary>What the process logged so far.</summary>
    public IReadOnlyList<JsonElement> Log
    {
        get
        {
            lock (log)
                return [.. log];
        }
    }

    /// <summary>Starts the service on a free port, and returns when it is ready.</summary>
    public static Task<ServeProcess> StartAsync(params string[] arguments) => StartAsync(readsOn: true, arguments);

    /// <summary>The same; then nobody reads its log unless <paramref name="readsOn"/>.</summary>
    public static async Task<ServeProcess> StartAsync(bool readsOn, params string[] arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [typeof(Ridership.RidershipProject).Assembly.Location, "serve", "--port", "0", .. arguments]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var serve = new ServeProcess(process);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var entry = JsonSerializer.Deserialize<JsonElement>(line);
            lock (serve.log)
                serve.log.Add(entry);
            if (!entry.TryGetProperty("Address", out var address))
                continue;
            serve.Client.BaseAddress = new Uri(address.GetString()!);
            if (readsOn)
                serve.ReadOn();
            return serve;
        }
        throw new InvalidOperationException($"The service has ended: {await serve.errors}");
    }

    /// <summary>Tells the process to stop, as a container engine does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        Client.Dispose();
    }

    void ReadOn() =>
        _ = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                lock (log)
                    log.Add(JsonSerializer.Deserialize<JsonElement>(line));
        });
}
