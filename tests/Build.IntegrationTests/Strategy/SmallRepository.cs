using System.Runtime.InteropServices;
using Build.IntegrationTests.Deployment;
using Build.IntegrationTests.Docker;
using Build.Tests;
using Delivery.Components;
using Delivery.Docker;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Strategy;

/// <summary>
/// A repository with the real strategy, a remote and environments of its own. Docker, registry, Git, GitVersion and deployments are
/// real; only the application and its tests are as small as can be, so that a flow takes seconds.
/// </summary>
public sealed class SmallRepository : IAsyncDisposable
{
    // On this machine and in the build image.
    const string DotNet = """
        #!/bin/sh
        here=$(dirname "$(readlink -f "$0")")
        case $1 in
          *gitversion.dll) exec "$REAL_DOTNET" "$@" ;;
          */ridership.dll)
            [ "$2" = train ] && mkdir -p artifacts/registry/versions/1
            echo model >artifacts/registry/versions/1/package.zip
            echo '{ "champion": 1 }' >artifacts/registry/aliases.json
            ;;
          *.dll)
            project=$(basename "$1" .dll)
            outcome=$(cat "$here/outcomes/$project" 2>/dev/null || echo Passed)
            mkdir -p "$3"
            echo "<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'><UnitTestResult outcome='$outcome' /></TestRun>" >"$3/$project.trx"
            [ "$outcome" = Passed ] || { echo "2 and 2 should be 4 but was 5"; exit 2; }
            ;;
          build)
            for file in Ridership/release/ridership.dll MlPipeline.AcceptanceTests/release/MlPipeline.AcceptanceTests.dll; do
              mkdir -p "artifacts/dotnet/bin/${file%/*}"
              : >"artifacts/dotnet/bin/$file"
            done
            ;;
          list) echo '{ "version": 1, "projects": [] }' ;;
        esac
        """;

    const string BuildDockerfile = """
        ARG SDK_IMAGE
        FROM ${SDK_IMAGE}
        COPY . /repository
        COPY dotnet /usr/local/bin/dotnet
        COPY outcomes /usr/local/bin/outcomes
        """;

    const string ReleaseArguments = "ARG BUILD_IMAGE\nARG ASPNET_IMAGE\nFROM ${BUILD_IMAGE} AS publish\n";

    readonly WorkingCopy _copy = new();
    readonly DockerEngine _engine;
    readonly string _image;

    SmallRepository(DockerEngine engine, string registry, string image)
    {
        (_engine, Registry, _image) = (engine, registry, image);
        Chain = new TestChain(engine, image);
    }

    public AbsolutePath Root => _copy.Root;

    /// <summary>The registry's address.</summary>
    public string Registry { get; }

    /// <summary>The version that its releases begin with: no other repository has it in the same registry.</summary>
    public string Version { get; } = $"{Random.Shared.Next(1, int.MaxValue)}.0.0";

    /// <summary>Its environments.</summary>
    public TestChain Chain { get; }

    /// <summary>What its command lines say of where its environments run; nothing for the Docker engine.</summary>
    public IReadOnlyList<string> RunsOn { get; set; } = [];

    /// <summary>A repository whose develop is one commit ahead of master.</summary>
    public static async Task<SmallRepository> CreateAsync(Machine machine, TestReleases releases) =>
        await CreateAsync(machine, (await releases.Registry).Address);

    /// <summary>The same with the registry at an address: its ledgers are those of nobody else.</summary>
    public static async Task<SmallRepository> CreateAsync(Machine machine, string registry)
    {
        var image = await TestReleases.GatewayImage(machine.Engine);
        var repository = new SmallRepository(machine.Engine, registry, image);
        repository.Start();
        return repository;
    }

    /// <summary>Runs targets in this process.</summary>
    public Task<BuildRun> Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    /// <summary>Runs targets in this process, with environment variables.</summary>
    public Task<BuildRun> Run(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        BuildRun.Of(new Delivery.Build(), x => ((IPipelines)x).MainJob, Session(variables, arguments));

    /// <summary>Runs targets in a process of their own, which dies without further ado when it says something.</summary>
    public Task RunUntil(string lastWords, params string[] arguments) =>
        BuildProcess.KilledAt(lastWords, Session(new Dictionary<string, string>(), arguments));

    /// <summary>Runs targets in a process of their own, with environment variables.</summary>
    public Task<BuildRun> RunApart(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        BuildProcess.RunAsync(Session(variables, arguments));

    public string Git(params string[] arguments) => _copy.Git(arguments);

    /// <summary>What the remote has under a name.</summary>
    public string Remote(string name) => _copy.GitIn(_copy.Root.Parent! / "remote.git", "rev-parse", name);

    /// <summary>Commits a file, and returns the commit.</summary>
    public string Commit(string file, string text)
    {
        (Root / file).WriteAllText(text);
        Git("add", "--all");
        return _copy.Commit(file);
    }

    /// <summary>The digest of the release that was pushed of a commit, or null.</summary>
    public async Task<string?> Pushed(string commit = "HEAD")
    {
        using var registry = new OciRegistry(Registry);
        return await registry.FindDigestAsync(
            "ridership",
            ReleaseImage.TreeTagOf(Git("rev-parse", $"{commit}^{{tree}}"))
        );
    }

    /// <summary>The containers in which this repository tests and checks.</summary>
    public Task<IReadOnlyList<string>> WorkContainers() => _engine.ContainersWith($"mlpipeline.owner={Root}");

    public async ValueTask DisposeAsync()
    {
        await Chain.DisposeAsync();
        foreach (var container in await WorkContainers())
            await _engine.Client.Containers.RemoveContainerAsync(container, new() { Force = true });
        await _engine.RemoveImagesAsync(_copy);
        _copy.Dispose();
    }

    BuildSession Session(IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> arguments)
    {
        var session = Machine.Session(
            Root,
            [
                .. arguments,
                .. arguments.Contains("--image-registry") ? [] : (string[])["--image-registry", Registry],
                "--sdk-image",
                _image,
                "--asp-net-image",
                _image,
                "--image-builder",
                "Engine",
                .. Chain.Options,
                .. RunsOn,
                "--parallel",
                "1",
                .. arguments.Contains("--verbosity") ? [] : (string[])["--verbosity", "Verbose"],
            ]
        );
        var environment = new Dictionary<string, string>(session.EnvironmentVariables)
        {
            ["DOTNET_EXE"] = Root / "dotnet",
            ["REAL_DOTNET"] = Path.GetFullPath(
                Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")
            ),
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        };
        foreach (var (name, value) in variables)
            environment[name] = value;
        return session with { EnvironmentVariables = environment };
    }

    void Start()
    {
        (Root / ".nuke" / "parameters.json").WriteAllText("{}\n");
        (Root / ".gitignore").WriteAllText("artifacts/\n.nuke/temp/\n");
        (Root / "MlPipeline.sln").WriteAllText("");
        (Root / "GitVersion.yml").WriteAllText(
            $"{(Repositories.Root / "GitVersion.yml").ReadAllText()}next-version: v{Version}\n"
        );
        // A tree of its own: nothing that another repository has made fits.
        (Root / "instance").WriteAllText(Chain.Instance);
        (Root / "dotnet").WriteScript(DotNet);
        (Root / "outcomes" / "readme").WriteAllText("How the tests of a project end: Passed by default.");
        (Root / "nginx.conf").WriteAllText(TestService.Configuration("small", ServiceBehaviour.Serves));
        (Root / "ridership.deps.json").WriteAllText("""{ "libraries": {} }""");
        (Root / "cicd" / "build" / "docker" / "Dockerfile").WriteAllText(BuildDockerfile);
        (Root / "cicd" / "build" / "docker" / ".dockerignore").WriteAllText(".git\n.nuke/temp\nartifacts\n");
        (Root / "cicd" / "release" / "docker" / ".dockerignore").WriteAllText("*\n");
        Behave(ServiceBehaviour.Serves);

        Git("add", "--all");
        _copy.Commit("Start");
        Git("branch", "--move", "master");
        _copy.GitIn(Root.Parent!, "init", "--quiet", "--bare", "remote.git");
        Git("remote", "add", "origin", Root.Parent! / "remote.git");
        Git("switch", "--quiet", "--create", "develop");
        Commit("change", "something new");
        Git("push", "--quiet", "origin", "master", "develop");
    }

    /// <summary>Writes how the release image behaves that is built next.</summary>
    public void Behave(ServiceBehaviour behaviour) =>
        (Root / "cicd" / "release" / "docker" / "Dockerfile").WriteAllText(
            ReleaseArguments
                + TestService.Dockerfile("${ASPNET_IMAGE}", behaviour, "--from=publish /repository/nginx.conf")
                + "COPY --from=publish /repository/ridership.deps.json /app/ridership.deps.json\n"
        );
}
