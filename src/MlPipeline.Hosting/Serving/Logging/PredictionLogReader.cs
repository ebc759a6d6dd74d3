using System.Globalization;
using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Fields;

namespace MlPipeline.Hosting.Serving.Logging;

/// <summary>Reads what <see cref="PredictionLog"/> wrote: the file and those that were renamed before it, oldest first.</summary>
/// <param name="path">The file that the service was given.</param>
/// <param name="fields">The inputs to read, by their exported names; others are skipped.</param>
/// <param name="modelVersion">The version whose predictions count; those of others are left out.</param>
sealed class PredictionLogReader(string path, IReadOnlyList<Field> fields, int modelVersion)
{
    /// <summary>Reads all rows, batch by batch.</summary>
    /// <exception cref="InputException">There is no such file, it has no rows, or a line is not one of a prediction log.</exception>
    public IEnumerable<DriftBatch> Read(CancellationToken cancellation = default)
    {
        var rows = new LogRows(fields);
        long all = 0;
        foreach (var file in Files())
        {
            long line = 0;
            foreach (var (text, isLast) in Lines(file))
            {
                line++;
                if (text.Length == 0)
                    continue;
                try
                {
                    using var json = JsonDocument.Parse(text);
                    rows.Add(json.RootElement, modelVersion);
                }
                // A service that was killed, or is just writing, leaves the last line unfinished.
                catch (JsonException) when (isLast)
                {
                    continue;
                }
                catch (Exception flaw)
                    when (flaw is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
                {
                    throw new InputException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Line {line} of \"{file}\" is not one of a prediction log: {flaw.Message}"
                        ),
                        "Give the file that the service was given with --prediction-log."
                    );
                }
                all++;
                if (rows.Count < DataLoader.DefaultBatchRows)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                yield return rows.Complete();
            }
        }
        if (rows.Count > 0)
            yield return rows.Complete();
        if (all == 0)
            throw new InputException($"Prediction log \"{path}\" has no rows.", "Let the service predict first.");
    }

    IEnumerable<string> Files()
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new InputException(
                $"Prediction log \"{path}\" does not exist.",
                "Give the file that the service was given with --prediction-log."
            );
        // NAME.yyyyMMdd-HHmmss-n.EXTENSION: their names sort as their times do.
        var renamed = Directory.EnumerateFiles(
            Path.GetDirectoryName(full)!,
            $"{Path.GetFileNameWithoutExtension(full)}.????????-??????-*{Path.GetExtension(full)}"
        );
        return renamed.Order(StringComparer.Ordinal).Append(full);
    }

    static IEnumerable<(string Text, bool IsLast)> Lines(string file)
    {
        // The service may be writing to it.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        for (var line = reader.ReadLine(); line is not null; )
        {
            var next = reader.ReadLine();
            yield return (line, next is null);
            line = next;
        }
    }
}
