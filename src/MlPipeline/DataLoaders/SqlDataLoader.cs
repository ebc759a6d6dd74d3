using System.Data.Common;
using Microsoft.Data.Sqlite;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Reads the result of a query, or a table, from any database that has an ADO.NET provider.</summary>
/// <remarks>
/// NULL is missing. Text in columns of numbers or dates is parsed as the cells of a CSV file are; of a timestamp the day
/// counts. A database promises no order: a query whose rows have one says ORDER BY. Messages count rows from 1 in the
/// order in which they came, and never hold a password. Whoever cancels, or stops reading before the end, ends the query in
/// the database as well, as far as the provider can.
/// </remarks>
public sealed class SqlDataLoader : StreamingDataLoader
{
    readonly Func<DbConnection> connect;
    readonly Func<DbConnection, string> query;

    /// <summary>Reads a query whose columns are those of <paramref name="schema"/> in any order.</summary>
    /// <param name="connect">Makes a connection, closed; the loader opens and disposes it.</param>
    /// <param name="query">One SELECT statement.</param>
    /// <param name="schema">The columns.</param>
    public SqlDataLoader(Func<DbConnection> connect, string query, SourceSchema schema)
        : this(connect, _ => query, schema) => ArgumentException.ThrowIfNullOrWhiteSpace(query);

    /// <summary>Reads a query from a database of a provider, for example of <c>SqliteFactory.Instance</c>.</summary>
    public SqlDataLoader(DbProviderFactory provider, string connectionString, string query, SourceSchema schema)
        : this(() => Connection(provider, connectionString), query, schema) { }

    SqlDataLoader(Func<DbConnection> connect, Func<DbConnection, string> query, SourceSchema schema)
        : base(schema)
    {
        this.connect = connect;
        this.query = query;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="connect">Makes a connection, closed; the loader opens and disposes it.</param>
    /// <param name="schema">The columns of the table.</param>
    /// <param name="table">The table's name, after the names of what it lies in, for example <c>"sales", "daily"</c>.</param>
    public static SqlDataLoader OfTable(Func<DbConnection> connect, SourceSchema schema, params string[] table) =>
        new(connect, x => $"SELECT * FROM {string.Join('.', table.Select(part => Quote(x, part)))}", schema);

    /// <summary>Reads a table of a SQLite file.</summary>
    /// <remarks>The file is opened for reading only and never created.</remarks>
    public static SqlDataLoader OfSqliteTable(string path, string table, SourceSchema schema)
    {
        var file = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            // A pooled connection would keep the file open after the read.
            Pooling = false,
        };
        return OfTable(
            () =>
            {
                SourceFile.Check(path, schema.Source);
                return new SqliteConnection(file.ToString());
            },
            schema,
            table
        );
    }

    private protected override IEnumerable<Dataset> Read(int batchRows, int capacity, CancellationToken cancellation)
    {
        using var connection = connect();
        // Some providers forget the password once the connection is open, and with it what must not be said.
        var settings = connection.ConnectionString;
        using var command = connection.CreateCommand();
        using var cancelling = cancellation.Register(command.Cancel);
        using var reading = new Reading(
            command,
            Guard(
                settings,
                () =>
                {
                    connection.Open();
                    command.CommandText = query(connection);
                    cancellation.ThrowIfCancellationRequested();
                    return command.ExecuteReader();
                },
                cancellation
            )
        );
        var reader = reading.Reader;
        var columns = Schema.Match([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        var builder = new BatchBuilder(columns, Source, batchRows, capacity);
        var isEmpty = true;
        while (Guard(settings, reading.Next, cancellation))
        {
            isEmpty = false;
            for (var i = 0; i < columns.Count; i++)
                builder[i].Append(Value(reader, i, builder[i]));
            builder.EndRow();
            if (!builder.IsFull)
                continue;
            cancellation.ThrowIfCancellationRequested();
            yield return builder.Complete();
        }
        if (builder.RowCount > 0)
            yield return builder.Complete();
        if (isEmpty)
            throw new InputException(
                $"The query of {Source} returns no rows.",
                "Fill the table, or correct the query."
            );
    }

    static DbConnection Connection(DbProviderFactory provider, string connectionString)
    {
        var connection = provider.CreateConnection()!;
        connection.ConnectionString = connectionString;
        return connection;
    }

    /// <remarks>
    /// The typed getters are no shorter way: SQLite keeps values of any type in any column, and its GetDouble turns text that
    /// is no number into 0 without a word.
    /// </remarks>
    static object Value(DbDataReader reader, int column, ColumnBuilder builder)
    {
        try
        {
            return reader.GetValue(column);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException)
        {
            // A database holds more than .NET has types for, such as a decimal number that is none.
            throw builder.Unreadable(reader.GetDataTypeName(column), e);
        }
    }

    T Guard<T>(string settings, Func<T> action, CancellationToken cancellation)
    {
        try
        {
            return action();
        }
        catch (DbException e) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The query was cancelled.", e, cancellation);
        }
        catch (DbException refused)
        {
            // Without the inner exception: what is printed of it is not known to be free of secrets.
            throw new InputException(
                $"The database of {Source} refused: {WithoutSecrets(refused.Message, settings)}",
                "Correct the connection or the query."
            );
        }
    }

    static string WithoutSecrets(string message, string connectionString)
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        foreach (var name in settings.Keys.Cast<string>().Where(IsSecret))
            if (settings[name]?.ToString() is { Length: > 0 } secret)
                message = message.Replace(secret, "***", StringComparison.Ordinal);
        return message;
    }

    static bool IsSecret(string setting) =>
        setting.Contains("password", StringComparison.OrdinalIgnoreCase)
        || setting.Equals("pwd", StringComparison.OrdinalIgnoreCase)
        || setting.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || setting.Contains("token", StringComparison.OrdinalIgnoreCase);

    static string Quote(DbConnection connection, string name) =>
        DbProviderFactories.GetFactory(connection)?.CreateCommandBuilder() is { } builder
            ? builder.QuoteIdentifier(name)
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A query that is being read. A reader that is disposed would first read all that is left; this ends the query before.</summary>
    sealed class Reading(DbCommand command, DbDataReader reader) : IDisposable
    {
        bool isAtEnd;

        public DbDataReader Reader => reader;

        public bool Next() => !(isAtEnd = !reader.Read());

        public void Dispose()
        {
            if (!isAtEnd)
                command.Cancel();
            try
            {
                reader.Dispose();
            }
            catch (DbException) when (!isAtEnd)
            {
                // The database says that the query was cancelled.
            }
        }
    }
}
