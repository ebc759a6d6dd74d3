using System.Text;
using Docker.DotNet.Models;

namespace Delivery.Docker;

/// <summary>
/// What the engine says during a build or a push. Failures are among the messages: the client does not throw them.
/// </summary>
sealed class EngineMessages(Action<string> log)
{
    readonly StringBuilder _line = new();
    readonly List<string> _step = [];
    readonly HashSet<string> _sent = [];

    /// <summary>Why it has failed, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>The id of the image that was built, or null.</summary>
    public string? ImageId { get; private set; }

    /// <summary>The digest of the image that was pushed, or null.</summary>
    public string? Digest { get; private set; }

    /// <summary>The layers that a push had to send.</summary>
    public IReadOnlyCollection<string> SentLayers => _sent;

    /// <summary>The step of a Dockerfile that runs, with what it has said so far.</summary>
    public string LastStep => string.Join('\n', _step);

    public IProgress<JSONMessage> Progress => new SynchronousProgress<JSONMessage>(Receive);

    void Receive(JSONMessage message)
    {
        if (message.Error?.Message is { } error)
            Error ??= error;
        if (Aux(message, "ID") is { } id)
            ImageId = id;
        if (Aux(message, "Digest") is { } digest)
            Digest = digest;
        if (message is { Status: "Pushed", ID: { } layer })
            _sent.Add(layer);
        if (message.Stream is { } text)
            Split(text);
    }

    // A message may be a part of a line, or hold several.
    void Split(string text)
    {
        foreach (var character in text)
        {
            if (character != '\n')
            {
                _line.Append(character);
                continue;
            }
            var line = _line.ToString().TrimEnd('\r');
            _line.Clear();
            if (line.Length == 0)
                continue;
            if (line.StartsWith("Step ", StringComparison.Ordinal))
                _step.Clear();
            _step.Add(line);
            log(line);
        }
    }

    static string? Aux(JSONMessage message, string name) =>
        message.Aux?.ExtensionData is { } data && data.TryGetValue(name, out var value) ? value.ToString() : null;
}
