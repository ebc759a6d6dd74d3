using MlPipeline.DataLoaders.Joining;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Adds the columns of other sources to a base source, row by row, where their keys are equal.</summary>
/// <remarks>
/// A row has the columns of the base, then those of each joined source without its key; the rows are those of the base,
/// in its order. Batches stream the base, while the joined sources and the distinct keys of the base stay in memory.
/// </remarks>
public sealed class JoinedDataLoader : DataLoader
{
    readonly DataLoader baseLoader;
    readonly Field key;
    readonly IReadOnlyList<Join> joins;

    /// <summary>Joins sources to <paramref name="baseLoader"/>.</summary>
    /// <param name="baseLoader">Reads the base.</param>
    /// <param name="key">The field that all sources have.</param>
    /// <param name="joins">The joined sources.</param>
    public JoinedDataLoader(DataLoader baseLoader, Field key, params IReadOnlyList<Join> joins)
    {
        this.baseLoader = baseLoader;
        this.key = key;
        this.joins = joins;
        Source = string.Join(" + ", joins.Select(x => x.Loader.Source).Prepend(baseLoader.Source));
    }

    public override string Source { get; }

    /// <summary>How the sources matched in the last read, also in one that failed for it; null before the first.</summary>
    public JoinReport? Report { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="InputException">
    /// A joined source has a key twice, a row of the base lacks a required match, an optional join adds a field that may
    /// not be missing, or two sources have the same field; or as for any source.
    /// </exception>
    public override Dataset Load(CancellationToken cancellation = default) =>
        Join([baseLoader.Load(cancellation)], cancellation).Single();

    /// <inheritdoc/>
    /// <exception cref="InputException">As for <see cref="Load"/>; of rows without a match those up to there are counted.</exception>
    public override IEnumerable<Dataset> ReadBatches(
        int batchRows = DefaultBatchRows,
        CancellationToken cancellation = default
    ) => Join(baseLoader.ReadBatches(batchRows, cancellation), cancellation);

    IEnumerable<Dataset> Join(IEnumerable<Dataset> batches, CancellationToken cancellation)
    {
        var reader = new KeyReader(key);
        var sources = joins.Select(x => new JoinedSource(x, reader, cancellation)).ToArray();
        var known = new HashSet<long>();
        long rows = 0;
        long doubled = 0;
        Conclude();
        foreach (var source in sources)
            source.Check(baseLoader.Source);
        foreach (var batch in batches)
        {
            var keys = reader.Read(batch);
            doubled += keys.Count(x => x != KeyReader.Missing && !known.Add(x));
            var columns = batch.Columns.ToList();
            foreach (var source in sources)
                columns.AddRange(source.Match(batch, keys, rows));
            CheckDistinct(columns);
            rows += batch.RowCount;
            Conclude();
            foreach (var source in sources)
                source.CheckMatches(baseLoader.Source);
            yield return new Dataset(columns);
        }

        void Conclude() =>
            Report = new JoinReport(baseLoader.Source, rows, doubled, [.. sources.Select(x => x.Report)]);
    }

    void CheckDistinct(List<Column> columns)
    {
        if (columns.GroupBy(x => x.Field.Name).FirstOrDefault(x => x.Count() > 1) is { } same)
            throw new InputException(
                $"Field \"{same.Key}\" comes from {same.Count()} of the sources {Source}, expected one.",
                "Take it out of all but one of them; only the key is shared."
            );
    }
}
