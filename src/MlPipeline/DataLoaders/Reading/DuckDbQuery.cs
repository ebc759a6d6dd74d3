using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>One query on a DuckDB of its own, whose rows arrive as vectors in the order of the source.</summary>
/// <remarks>
/// The only type that touches DuckDB's memory. The ADO.NET reader hands out one value per call, which takes longer than
/// the parsing of the file; DuckDB's own vectors are copied 2,048 values at a time. A <see cref="Vector"/> is a view of
/// memory that DuckDB frees with the next chunk: as a ref struct it cannot be kept.
/// </remarks>
sealed unsafe class DuckDbQuery : IDisposable
{
    // Nothing is installed or loaded from the network, and nothing is spilled into the working folder, which may be
    // read-only. The buffer lets the parsing threads run ahead while a batch is consumed.
    // DuckDB counts the cores of the machine, .NET those that this process may use.
    static readonly string Settings = string.Create(
        CultureInfo.InvariantCulture,
        $"SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET temp_directory=''; SET streaming_buffer_size='32MB'; SET threads={Environment.ProcessorCount};"
    );

    readonly DuckDBConnection connection;
    DuckDBPreparedStatement? statement;
    DuckDBResult result;
    DuckDBDataChunk? chunk;

    /// <summary>Starts a query; its rows are computed as they are fetched.</summary>
    /// <exception cref="DuckDbRefusal">DuckDB refuses the query or cannot open the source.</exception>
    public DuckDbQuery(string sql)
    {
        connection = Open();
        try
        {
            var native = connection.NativeConnection;
            if (!NativeMethods.PreparedStatements.DuckDBPrepare(native, sql, out statement).IsSuccess())
                throw new DuckDbRefusal(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            if (!NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out result).IsSuccess())
                throw new DuckDbRefusal(NativeMethods.Query.DuckDBResultError(ref result));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many rows the current chunk has.</summary>
    public int RowCount { get; private set; }

    /// <summary>The values of a column in the current chunk.</summary>
    public Vector this[int column]
    {
        get
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk!, column);
            return new Vector(
                NativeMethods.Vectors.DuckDBVectorGetData(vector),
                NativeMethods.Vectors.DuckDBVectorGetValidity(vector),
                RowCount,
                NativeMethods.Query.DuckDBColumnType(ref result, column) == DuckDBType.Varchar
            );
        }
    }

    /// <summary>The names and DuckDB types of the columns that a query would return.</summary>
    /// <exception cref="DuckDbRefusal">DuckDB refuses the query or cannot open the source.</exception>
    public static IReadOnlyList<(string Name, string Type)> Describe(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DESCRIBE " + sql;
        try
        {
            using var reader = command.ExecuteReader();
            var columns = new List<(string, string)>();
            while (reader.Read())
                columns.Add((reader.GetString(0), reader.GetString(1)));
            return columns;
        }
        catch (DuckDBException refused)
        {
            throw new DuckDbRefusal(refused.Message, refused);
        }
    }

    /// <summary>A path as a literal of SQL that stands for this one file, whatever characters are in its name.</summary>
    public static string Literal(string path)
    {
        var pattern = string.Concat(Path.GetFullPath(path).Select(x => x is '*' or '?' or '[' ? $"[{x}]" : $"{x}"));
        return $"'{pattern.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Goes to the next chunk; false after the last one.</summary>
    /// <exception cref="DuckDbRefusal">DuckDB meets something in the source that it cannot read.</exception>
    public bool NextChunk()
    {
        chunk?.Dispose();
        chunk = NativeMethods.Query.DuckDBFetchChunk(result);
        RowCount = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        if (RowCount > 0)
            return true;
        if (NativeMethods.Query.DuckDBResultError(ref result) is { Length: > 0 } error)
            throw new DuckDbRefusal(error);
        return false;
    }

    public void Dispose()
    {
        chunk?.Dispose();
        NativeMethods.Query.DuckDBDestroyResult(ref result);
        statement?.Dispose();
        connection.Dispose();
    }

    /// <summary>A DuckDB of its own, in memory.</summary>
    public static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection(DuckDBConnectionStringBuilder.InMemoryConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>The values of one column in one chunk, where DuckDB has them; gone with the next chunk.</summary>
    public readonly ref struct Vector
    {
        const int InlinedBytes = 12;

        readonly void* data;
        readonly ulong* validity;
        readonly int count;

        internal Vector(void* data, ulong* validity, int count, bool isText)
        {
            this.data = data;
            this.validity = validity;
            this.count = count;
            IsText = isText;
        }

        /// <summary>Whether the values are text; else they are doubles or days, as the query declared them.</summary>
        public bool IsText { get; }

        /// <summary>Whether there is surely no missing value.</summary>
        public bool IsComplete => validity == null;

        public ReadOnlySpan<double> Doubles => new(data, count);

        /// <summary>Days since 1970-01-01.</summary>
        public ReadOnlySpan<int> Days => new(data, count);

        public bool IsMissing(int row) => validity != null && (validity[row >> 6] >> (row & 63) & 1) == 0;

        /// <summary>The UTF-8 bytes of a text.</summary>
        public ReadOnlySpan<byte> Utf8(int row)
        {
            // duckdb_string_t: four bytes of length, then up to 12 bytes of text, or four bytes of it and a pointer.
            var text = (byte*)data + row * 16;
            var length = *(int*)text;
            return new ReadOnlySpan<byte>(length <= InlinedBytes ? text + 4 : *(byte**)(text + 8), length);
        }
    }
}
