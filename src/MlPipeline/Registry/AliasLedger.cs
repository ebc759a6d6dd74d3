using System.Text.Json;

namespace MlPipeline.Registry;

/// <summary>The aliases of a registry and how they came about: <c>aliases.json</c>, <c>history.jsonl</c>, and the moves that versions entered with.</summary>
/// <remarks>
/// <para>
/// <c>aliases.json</c> has the last move of each alias, whole, and is replaced atomically; <c>history.jsonl</c> has all
/// moves, a line each. A move counts from the instant at which <c>aliases.json</c> is replaced; the line is written
/// after that. A crash between the two loses nothing: the move stands in <c>aliases.json</c>, readers see it as the
/// last of the history, and the next move writes the missing line first. The other order would leave a line about a move
/// that did not happen, or that would happen later, when nobody expects it.
/// </para>
/// <para>
/// A version may enter together with the move of an alias to it: then the move counts from the instant at which the
/// version's folder is there, and stands in it until it stands in the other two.
/// </para>
/// <para>A crash in the middle of a line leaves a torn one. It is no move, and the next move cuts it off.</para>
/// </remarks>
sealed class AliasLedger
{
    readonly string aliasesPath;
    readonly string historyPath;
    readonly List<AliasMove> recorded = [];
    readonly SortedDictionary<string, AliasMove> last = new(StringComparer.Ordinal);
    readonly List<AliasMove> unrecorded;

    /// <summary>How much of the history file is whole lines, in bytes.</summary>
    int wholeLines;

    /// <summary>Reads both files; neither needs to exist.</summary>
    /// <param name="folder">The registry's folder.</param>
    /// <param name="entered">The moves that the versions above a number entered with.</param>
    public AliasLedger(string folder, Func<int, IEnumerable<AliasMove>> entered)
    {
        aliasesPath = Path.Combine(folder, "aliases.json");
        historyPath = Path.Combine(folder, "history.jsonl");
        // In the opposite order of writing: what is read second is at least as new, so that no line is ahead of its alias.
        ReadHistory();
        foreach (var move in recorded)
            last[move.Alias] = move;
        var current = ReadAliases();
        // Whoever writes to the history writes all that is missing there: above its highest version only can be more.
        var pending = entered(recorded.Max(x => x.To) ?? 0).Except(current);
        unrecorded = [.. current.Where(x => last.GetValueOrDefault(x.Alias) != x).Concat(pending).OrderBy(x => x.At)];
        foreach (var move in current.Concat(unrecorded))
            last[move.Alias] = move;
    }

    /// <summary>All moves, oldest first.</summary>
    public IReadOnlyList<AliasMove> Moves => [.. recorded, .. unrecorded];

    /// <summary>The version of each alias.</summary>
    public IReadOnlyDictionary<string, int> Versions => AliasHistory.Current(Moves);

    /// <summary>Makes a move. The caller holds the registry's lock, and took it before the ledger was read.</summary>
    public void Append(AliasMove move)
    {
        WriteHistory(unrecorded);
        last[move.Alias] = move;
        AtomicFile.Write(
            aliasesPath,
            stream => JsonSerializer.Serialize(stream, last, RegistryJson.Readable.IReadOnlyDictionaryStringAliasMove)
        );
        WriteHistory([move]);
    }

    void ReadHistory()
    {
        if (!File.Exists(historyPath))
            return;
        var bytes = WholeFile.Read(historyPath, "History of a models registry");
        for (var start = 0; start < bytes.Length; )
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0)
                return;
            recorded.Add(ParseLine(bytes.AsSpan(start, length)));
            wholeLines = start += length + 1;
        }
    }

    AliasMove ParseLine(ReadOnlySpan<byte> line)
    {
        try
        {
            return RegistryJson.Read(line, RegistryJson.Line.AliasMove);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"\"{historyPath}\", line {recorded.Count + 1}, is not a move of an alias: {e.Message}",
                "Restore the file from a backup, or take the line out.",
                e
            );
        }
    }

    List<AliasMove> ReadAliases()
    {
        if (!File.Exists(aliasesPath))
            return [];
        try
        {
            var bytes = WholeFile.Read(aliasesPath, "Aliases of a models registry");
            return [.. RegistryJson.Read(bytes, RegistryJson.Readable.IReadOnlyDictionaryStringAliasMove).Values];
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"\"{aliasesPath}\" is damaged: {e.Message}",
                "Delete it: the aliases are then taken from history.jsonl.",
                e
            );
        }
    }

    void WriteHistory(IReadOnlyList<AliasMove> moves)
    {
        try
        {
            using var stream = new FileStream(
                historyPath,
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete
            );
            stream.SetLength(wholeLines);
            stream.Position = wholeLines;
            foreach (var move in moves)
                stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(move, RegistryJson.Line.AliasMove), (byte)'\n']);
            stream.Flush(flushToDisk: true);
            wholeLines = (int)stream.Position;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"\"{historyPath}\" cannot be written: {e.Message}",
                "Check that you may write there and that the disk has space. "
                    + "An alias that has moved already stays where it is; the next move records it.",
                e
            );
        }
    }
}
