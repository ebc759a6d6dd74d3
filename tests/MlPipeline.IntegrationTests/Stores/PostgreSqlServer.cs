using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(MlPipeline.IntegrationTests.Stores.PostgreSqlServer))]

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>A PostgreSQL server of the tests' own: in a temporary folder, on a free port of this machine only, with a password.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    /// <summary>Debian keeps the server's programs off the PATH, by version.</summary>
    const string Versions = "/usr/lib/postgresql";

    const string User = "postgres";

    readonly Lazy<Running> running = new(Start);

    /// <summary>How the server is reached. Skips the test where there is no PostgreSQL, but not on a CI server.</summary>
    public NpgsqlConnectionStringBuilder Settings => new(running.Value.ConnectionString);

    /// <summary>Runs statements.</summary>
    public void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(Settings);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>How many queries with a text in them the server is working on.</summary>
    public async Task<long> CountQueriesAsync(string text)
    {
        await using var source = NpgsqlDataSource.Create(Settings);
        await using var command = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND position($1 IN query) > 0"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = text });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose()
    {
        if (!running.IsValueCreated)
            return;
        Run("pg_ctl", "-D", running.Value.Data, "-m", "immediate", "-s", "stop");
        Directory.Delete(running.Value.Folder, recursive: true);
    }

    static Running Start()
    {
        MachinePart.Require(
            File.Exists(Program("initdb")),
            "This test needs PostgreSQL: .ci/prepare installs it, or apt-get install postgresql"
        );
        var password = Guid.NewGuid().ToString("N");
        var folder = Directory.CreateTempSubdirectory("mlpipeline-postgresql-").FullName;
        var data = Path.Combine(folder, "data");
        File.WriteAllText(Path.Combine(folder, "password"), password);
        // The server refuses to run as root; what it works on has to be its own.
        if (Environment.IsPrivilegedProcess)
            Execute("chown", "-R", User, folder);
        Run(
            "initdb",
            "-D",
            data,
            "-U",
            User,
            "-A",
            "scram-sha-256",
            $"--pwfile={Path.Combine(folder, "password")}",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync"
        );
        var port = FreePort.Find();
        Run(
            "pg_ctl",
            "-D",
            data,
            "-l",
            Path.Combine(folder, "log"),
            "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off",
            "-w",
            "-s",
            "start"
        );
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = User,
            Password = password,
            Database = User,
            Pooling = false,
        };
        return new Running(folder, data, settings.ToString());
    }

    static string Program(string name) =>
        Directory.Exists(Versions)
            ? Directory
                .EnumerateDirectories(Versions)
                .OrderByDescending(x => int.TryParse(Path.GetFileName(x), out var version) ? version : 0)
                .Select(x => Path.Combine(x, "bin", name))
                .FirstOrDefault(File.Exists, name)
            : name;

    static void Run(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
            Execute("runuser", ["-u", User, "--", Program(program), .. arguments]);
        else
            Execute(Program(program), arguments);
    }

    static void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(
            // What it writes is not read: the server would keep the pipe open.
            new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath() }
        )!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
    }

    sealed record Running(string Folder, string Data, string ConnectionString);
}
