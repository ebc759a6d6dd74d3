using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Serving.Endpoints;

namespace MlPipeline.Hosting.Serving.Logging;

/// <summary>Writes what was predicted to a file, a JSON object per row, for the drift check and for audits.</summary>
/// <remarks>
/// A line is <c>{"time":"…","modelVersion":3,"inputs":{…},"prediction":14.9}</c>, time in UTC, inputs by exported name, a
/// missing one null. A request only hands its rows over: a thread of its own writes them. When that cannot keep up, or the
/// disk fails, rows are left out and counted; requests never wait and never fail for it. A file that has reached its size, or
/// whose day is over, is renamed to <c>NAME.yyyyMMdd-HHmmss-n.EXTENSION</c>.
/// </remarks>
sealed partial class PredictionLog : IPredictionObserver, IAsyncDisposable
{
    /// <summary>The most rows that wait to be written.</summary>
    public const int MostWaitingRows = 200_000;

    /// <summary>The size at which another file is begun.</summary>
    public const long DefaultFileBytes = 100_000_000;

    readonly string path;
    readonly long fileBytes;
    readonly TimeProvider clock;
    readonly ILogger<PredictionLog> logger;
    readonly Channel<Entry> waiting = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    readonly Task writing;
    int waitingRows;
    long leftOut;
    int rotations;

    /// <exception cref="InputException">The file cannot be written.</exception>
    public PredictionLog(
        string path,
        TimeProvider clock,
        ILogger<PredictionLog> logger,
        long fileBytes = DefaultFileBytes
    )
    {
        this.path = Path.GetFullPath(path);
        this.fileBytes = fileBytes;
        this.clock = clock;
        this.logger = logger;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
            Open().Dispose();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"Prediction log \"{path}\" cannot be written: {failed.Message}",
                "Give a path that this user may write to.",
                failed
            );
        }
        writing = Task.Run(WriteAllAsync);
    }

    /// <summary>How many rows were left out.</summary>
    public long LeftOut => Interlocked.Read(ref leftOut);

    public void Answered(in AnsweredRequest request)
    {
        if (request is not { Model: { } model, Rows: { } rows })
            return;
        if (Interlocked.Add(ref waitingRows, rows.RowCount) > MostWaitingRows)
        {
            Interlocked.Add(ref waitingRows, -rows.RowCount);
            Interlocked.Add(ref leftOut, rows.RowCount);
            return;
        }
        // The request's own memory is used again at once.
        var all = new int[rows.RowCount];
        for (var row = 0; row < all.Length; row++)
            all[row] = row;
        waiting.Writer.TryWrite(
            new Entry(clock.GetUtcNow(), model.Version.Number, rows.Take(all), request.Predictions.ToArray())
        );
    }

    /// <summary>Writes what is waiting, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
    }

    async Task WriteAllAsync()
    {
        FileStream? file = null;
        long told = 0;
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (waiting.Reader.TryRead(out var entry))
            {
                try
                {
                    file = Rotated(file ?? Open(), entry.Time);
                    Write(file, entry);
                }
                catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
                {
                    Interlocked.Add(ref leftOut, entry.Rows.RowCount);
                    LogFailed(failed.Message);
                    file = null;
                }
                Interlocked.Add(ref waitingRows, -entry.Rows.RowCount);
            }
            file?.Flush();
            if (LeftOut is var missing && missing > told)
                LogLeftOut((told = missing));
        }
        file?.Dispose();
    }

    FileStream Open() => new(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    /// <summary>The same file, or a new one where its size or its day says so.</summary>
    FileStream Rotated(FileStream file, DateTimeOffset now)
    {
        if (
            file.Length == 0
            || (file.Length < fileBytes && File.GetLastWriteTimeUtc(path).Date == now.UtcDateTime.Date)
        )
            return file;
        file.Dispose();
        var stamp = now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string full;
        do full = Path.ChangeExtension(
            path,
            string.Create(CultureInfo.InvariantCulture, $"{stamp}-{++rotations}{Path.GetExtension(path)}")
        );
        while (File.Exists(full));
        File.Move(path, full);
        return Open();
    }

    static void Write(FileStream file, Entry entry)
    {
        var time = entry.Time.UtcDateTime;
        using var json = new Utf8JsonWriter(file, JsonAnswer.Options);
        for (var row = 0; row < entry.Rows.RowCount; row++)
        {
            json.WriteStartObject();
            json.WriteString("time", time);
            json.WriteNumber("modelVersion", entry.Version);
            json.WriteStartObject("inputs");
            foreach (var column in entry.Rows.Columns)
                WriteInput(json, column, row);
            json.WriteEndObject();
            json.WriteNumber("prediction", entry.Predictions[row]);
            json.WriteEndObject();
            json.Flush();
            file.WriteByte((byte)'\n');
            json.Reset(file);
        }
    }

    static void WriteInput(Utf8JsonWriter json, Column column, int row)
    {
        if (column.IsMissing(row))
            json.WriteNull(column.Field.Name);
        else if (column is NumberColumn numbers)
            json.WriteNumber(column.Field.Name, numbers.Values[row]);
        else
            json.WriteString(column.Field.Name, column.Display(row));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The prediction log cannot be written: {Problem}")]
    partial void LogFailed(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The prediction log has left out {Rows} rows so far")]
    partial void LogLeftOut(long rows);

    sealed record Entry(DateTimeOffset Time, int Version, Dataset Rows, double[] Predictions);
}
