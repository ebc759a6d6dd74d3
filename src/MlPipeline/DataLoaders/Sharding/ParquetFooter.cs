using MlPipeline.DataLoaders.Reading;
using MlPipeline.Storage;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>What the footer of a Parquet file says.</summary>
static class ParquetFooter
{
    /// <summary>The names of the columns, and how many rows each row group has.</summary>
    /// <param name="local">The file on a disk of this machine.</param>
    /// <param name="stored">What messages name.</param>
    /// <exception cref="InputException">It is no Parquet file.</exception>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<long> Groups) Of(LocalFile local, StoredFile stored)
    {
        SourceFile.Check(local.Path, stored.Source);
        var file = DuckDbQuery.Literal(local.Path);
        try
        {
            string[] columns = [.. DuckDbQuery.Describe($"SELECT * FROM read_parquet({file})").Select(x => x.Name)];
            using var query = new DuckDbQuery(
                "SELECT CAST(any_value(row_group_num_rows) AS DOUBLE) "
                    + $"FROM parquet_metadata({file}) GROUP BY row_group_id ORDER BY row_group_id"
            );
            var groups = new List<long>();
            while (query.NextChunk())
                foreach (var rows in query[0].Doubles)
                    groups.Add((long)rows);
            return (columns, groups);
        }
        catch (DuckDbRefusal refused)
        {
            throw new InputException(
                $"File \"{stored.Path}\" ({stored.Source}) cannot be read as Parquet: {refused.Reason}.",
                "Export it again, or correct the path.",
                refused
            );
        }
    }
}
