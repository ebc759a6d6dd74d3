using System.Text.Json;
using MlPipeline.Hosting;
using MlPipeline.Pipelines;
using Ridership;

namespace MlPipeline.IntegrationTests;

/// <summary>Runs commands of <c>ridership</c> in this process, as a program would: no terminal, output taken down.</summary>
static class CommandLine
{
    /// <summary>The repository's own data.</summary>
    public static string Data => Path.Combine(Root, "notebooks", "dummy_data");

    /// <summary>The repository that these tests belong to.</summary>
    public static string Root { get; } = FindRoot();

    public static Task<CommandResult> RunAsync(params string[] args) => RunAsync(new RidershipProject(), args);

    /// <summary>The same for the commands of another project.</summary>
    public static async Task<CommandResult> RunAsync(MlProject project, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var terminal = new Terminal(output, error, isOutputTerminal: false, isErrorTerminal: false);
        var exitCode = await MlApplication.RunAsync(args, project, terminal);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MlPipeline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run below the repository.");
        return folder.FullName;
    }
}

/// <summary>What a command did.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Output);
}
