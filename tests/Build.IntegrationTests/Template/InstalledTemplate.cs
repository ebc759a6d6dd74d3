using Delivery.Template;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Template;

/// <summary>The package of the template, installed for these tests only.</summary>
public sealed class InstalledTemplate : IAsyncLifetime
{
    readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("template-").FullName;

    /// <summary>The repository that the template is made of.</summary>
    public static AbsolutePath Repository { get; } =
        AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / "build.sh").FileExists())!;

    /// <summary>The package.</summary>
    public AbsolutePath Package { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var made = await ActionBuild.Run(
            _folder,
            () =>
            {
                Package = TemplatePackage.Make(Repository, "1.2.3-test", _folder / "package");
                return Task.CompletedTask;
            }
        );
        made.ExitCode.ShouldBe(0, made.Output);
        (await DotNetAsync("new", "install", Package)).Succeeded();
    }

    /// <summary>Makes a project in a folder of its own.</summary>
    /// <returns>The folder.</returns>
    public async Task<AbsolutePath> NewAsync(string name, params string[] options)
    {
        var parent = _folder / Guid.NewGuid().ToString("N")[..8];
        parent.CreateDirectory();
        (await DotNetAsync(["new", "mlpipeline", "--name", name, "--output", parent / name, .. options])).Succeeded();
        return parent / name;
    }

    public ValueTask DisposeAsync()
    {
        _folder.DeleteDirectory();
        return ValueTask.CompletedTask;
    }

    Task<ShellRun> DotNetAsync(params string[] arguments) =>
        ShellRun.OfAsync(
            _folder,
            "dotnet",
            arguments,
            ("DOTNET_CLI_HOME", _folder / "home"),
            ("DOTNET_NOLOGO", "1"),
            ("DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "1")
        );
}
