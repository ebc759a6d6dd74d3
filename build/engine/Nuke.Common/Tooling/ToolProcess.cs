using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Nuke.Common.Tooling;

/// <summary>A started process and the threads that read what it writes.</summary>
sealed class ToolProcess : IProcess
{
    // A server that the tool leaves behind may hold its output open for as long as it lives.
    static readonly TimeSpan s_outputGrace = TimeSpan.FromSeconds(2);

    readonly Process _process;
    readonly int? _timeout;
    readonly CancellationToken _cancellation;
    readonly ConcurrentQueue<Output> _output = [];
    Task _reading = Task.CompletedTask;

    ToolProcess(Process process, string shownArguments, int? timeout, CancellationToken cancellation)
    {
        _process = process;
        _timeout = timeout;
        _cancellation = cancellation;
        Arguments = shownArguments;
    }

    public string FileName => _process.StartInfo.FileName;

    public string Arguments { get; }

    public string WorkingDirectory => _process.StartInfo.WorkingDirectory;

    public IReadOnlyCollection<Output> Output => _output;

    public int ExitCode => _process.ExitCode;

    public static ToolProcess Start(
        ProcessStartInfo start,
        string shownArguments,
        int? timeout,
        Action<OutputType, string> logger,
        Func<string, string> filter,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var process = new Process { StartInfo = start };
        var tool = new ToolProcess(process, shownArguments, timeout, cancellation);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            Assert.Fail(Describe(start, exception), exception);
        }

        tool._reading = Task.WhenAll(
            tool.ReadAsync(process.StandardOutput, OutputType.Std, logger, filter),
            tool.ReadAsync(process.StandardError, OutputType.Err, logger, filter)
        );
        return tool;
    }

    static string Describe(ProcessStartInfo start, Win32Exception exception)
    {
        const int NotFound = 2;
        if (!Directory.Exists(start.WorkingDirectory))
            return $"{start.FileName} cannot run in {start.WorkingDirectory}: there is no such directory.";
        return exception.NativeErrorCode == NotFound
            ? MissingTool.Describe(start.FileName)
            : $"{start.FileName} could not be started in {start.WorkingDirectory}: {exception.Message}";
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended in the meantime.
        }
    }

    public bool WaitForExit()
    {
        using var interrupted = _cancellation.Register(Kill);
        var inTime = _process.WaitForExit(_timeout ?? Timeout.Infinite);
        if (!inTime)
        {
            Kill();
            _process.WaitForExit(s_outputGrace);
        }
        _reading.Wait(s_outputGrace, CancellationToken.None);
        _cancellation.ThrowIfCancellationRequested();
        return inTime;
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    async Task ReadAsync(
        StreamReader reader,
        OutputType type,
        Action<OutputType, string> logger,
        Func<string, string> filter
    )
    {
        while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            _output.Enqueue(new Output(type, filter(line)));
            logger(type, line);
        }
    }
}
