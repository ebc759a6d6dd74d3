using System.Net;
using System.Net.Sockets;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>A line to a port of this machine that can be cut: from then on nobody gets through, as when the other side is gone.</summary>
sealed class Line : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _cut = new();
    readonly int _port;
    readonly Task _accepting;

    public Line(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port on this side.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut()
    {
        _listener.Stop();
        _cut.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _accepting;
        _cut.Dispose();
    }

    async Task AcceptAsync()
    {
        var calls = new List<Task>();
        try
        {
            while (true)
                calls.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_cut.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(calls);
        }
    }

    async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _port, _cut.Token);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), _cut.Token),
                    far.GetStream().CopyToAsync(near.GetStream(), _cut.Token)
                );
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // Cut, or one side has hung up.
            }
        }
    }
}
