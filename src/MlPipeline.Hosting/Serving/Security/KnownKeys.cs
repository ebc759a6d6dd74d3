using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Hosting.Serving.Security;

/// <summary>The keys that let a client in. The file is read again when it changes: within a second a key comes or goes.</summary>
sealed partial class KnownKeys
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    readonly string path;
    readonly TimeProvider clock;
    readonly ILogger<KnownKeys> logger;
    readonly Lock gate = new();
    volatile IReadOnlyList<ApiKey> keys;
    (DateTime Written, long Length) seen;
    long looked;

    /// <exception cref="InputException">The file cannot be read, or has no keys.</exception>
    public KnownKeys(string path, TimeProvider clock, ILogger<KnownKeys> logger)
    {
        this.path = path;
        this.clock = clock;
        this.logger = logger;
        seen = Stamp();
        looked = clock.GetTimestamp();
        keys = ApiKeyFile.Read(path);
        if (keys.Count == 0)
            throw new InputException($"API keys \"{path}\" has no keys.", "Make one with \"keys add NAME\".");
    }

    /// <summary>Whose key it is; null where it is nobody's. All keys are compared in full, so the time tells nothing.</summary>
    public string? NameOf(string secret)
    {
        Refresh();
        var hash = ApiKey.HashOf(secret);
        string? name = null;
        foreach (var key in keys)
            if (CryptographicOperations.FixedTimeEquals(hash, key.Hash))
                name = key.Name;
        return name;
    }

    void Refresh()
    {
        if (clock.GetElapsedTime(Volatile.Read(ref looked)) < LookEvery || !gate.TryEnter())
            return;
        try
        {
            Volatile.Write(ref looked, clock.GetTimestamp());
            var stamp = Stamp();
            if (stamp == seen)
                return;
            seen = stamp;
            keys = ApiKeyFile.Read(path);
            LogRead(keys.Count, path);
        }
        catch (InputException problem)
        {
            LogUnreadable(problem.Message);
        }
        finally
        {
            gate.Exit();
        }
    }

    (DateTime, long) Stamp()
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} API keys from {Path}")]
    partial void LogRead(int count, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "The API keys stay as they were: {Problem}")]
    partial void LogUnreadable(string problem);
}
