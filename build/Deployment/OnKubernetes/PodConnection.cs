using System.Collections.Concurrent;
using System.Net.WebSockets;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Asks pods from outside of the cluster: through its API and the pod's node, so that no address and no network policy stands in the way.</summary>
sealed class PodConnection(ClusterApi api, int port) : IDisposable
{
    readonly ConcurrentBag<StreamDemuxer> _opened = [];

    /// <summary>What requests to a pod are sent with; whoever asks disposes it.</summary>
    public HttpMessageHandler To(V1Pod pod) =>
        new SocketsHttpHandler
        {
            UseProxy = false,
            // Whoever takes up a connection once more listens to it first, and these streams do not listen and speak at a time.
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = async (_, cancellation) =>
            {
                try
                {
                    var socket = await api.Client.WebSocketNamespacedPodPortForwardAsync(
                        pod.Name(),
                        api.Namespace,
                        [port],
                        WebSocketProtocol.V4BinaryWebsocketProtocol,
                        cancellationToken: cancellation
                    );
                    var channels = new StreamDemuxer(socket, StreamType.PortForward, ownsSocket: true);
                    _opened.Add(channels);
                    channels.Start();
                    return channels.GetStream((byte?)0, (byte?)0);
                }
                catch (Exception exception) when (exception is WebSocketException or HttpOperationException)
                {
                    throw new HttpRequestException(
                        $"the cluster lets nobody ask {pod.Name()}: {exception.Message} That needs the right to make pods/portforward.",
                        exception
                    );
                }
            },
        };

    /// <summary>The address of a pod in such requests.</summary>
    public Uri UrlOf(V1Pod pod) => new($"http://{pod.Name()}:{port}");

    public void Dispose()
    {
        foreach (var channels in _opened)
            channels.Dispose();
    }
}
