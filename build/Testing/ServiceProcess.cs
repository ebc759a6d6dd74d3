using System.Text.RegularExpressions;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Delivery.Testing;

/// <summary>The application's predict API, on a free port of this machine, until it is disposed of.</summary>
public sealed partial class ServiceProcess : IDisposable
{
    /// <summary>It takes a second; a machine that does something else at the same time may take more.</summary>
    static readonly TimeSpan s_startTime = TimeSpan.FromMinutes(1);

    readonly IProcess _process;

    ServiceProcess(IProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, and waits until it says where it listens: it is ready then.</summary>
    /// <exception cref="Exception">It has ended, or has not come up in time; the message is what it wrote.</exception>
    public static ServiceProcess Start(AbsolutePath application, AbsolutePath registry, string alias, AbsolutePath root)
    {
        var address = new TaskCompletionSource<Uri>();
        var process = ProcessTasks.StartProcess(
            DotNetPath,
            $"{application} serve --port 0 --registry {registry} --alias {alias} --log-format text",
            root,
            logger: (_, text) =>
            {
                if (Listening().Match(text) is { Success: true } match)
                    address.TrySetResult(new Uri(match.Value));
            }
        );
        var ended = Task.Run(process.WaitForExit);
        Task.WaitAny([address.Task, ended], s_startTime);
        if (address.Task.IsCompletedSuccessfully)
            return new ServiceProcess(process, address.Task.Result);
        process.Kill();
        var written = string.Join('\n', process.Output.Select(x => x.Text));
        process.Dispose();
        throw new InvalidOperationException($"The service did not come up: {written}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@"(?<=^Serving .* on )https?://\S+")]
    private static partial Regex Listening();
}
