using System.Net.Sockets;
using System.Text;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>A request to predict that the service has begun to work on, and whose last bytes are still to come.</summary>
sealed class RequestInFlight : IDisposable
{
    readonly TcpClient socket;
    readonly string rest;

    RequestInFlight(TcpClient socket, string rest)
    {
        this.socket = socket;
        this.rest = rest;
    }

    /// <summary>Returns when the service has asked for the body: it has taken the model by then.</summary>
    public static async Task<RequestInFlight> StartAsync(Uri address, string body)
    {
        var socket = new TcpClient(address.Host, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /v1/predict HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: {body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
            )
        );
        var go = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await stream.ReadExactlyAsync(go);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[..^2]));
        return new RequestInFlight(socket, body[^2..]);
    }

    /// <summary>Sends the rest.</summary>
    /// <returns>The answer as it came over the wire.</returns>
    public async Task<string> FinishAsync()
    {
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(rest));
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadToEndAsync();
    }

    public void Dispose() => socket.Dispose();
}
