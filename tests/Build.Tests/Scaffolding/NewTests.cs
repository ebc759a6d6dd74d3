using Delivery.Components;
using Nuke.Common.IO;

namespace Build.Tests.Scaffolding;

public sealed class NewTests : IDisposable
{
    const string Project = "src/Ridership/RidershipProject.cs";
    const string Table = "build/Deployment/Environments.cs";

    static readonly AbsolutePath s_root = AbsolutePath
        .Create(AppContext.BaseDirectory)
        .FindParent(x => (x / "build.sh").FileExists())!;

    readonly TemporaryRepository _repository = new();

    public NewTests()
    {
        Write(
            Project,
            """
            using MlPipeline.Pipelines;

            namespace Ridership;

            public sealed class RidershipProject : MlProject
            {
                public override IReadOnlyList<FeatureFlow> FeatureFlows { get; } = [new Old()];
                public override IReadOnlyList<ModelFamily> Families { get; } =
                [
                    new Naive(),
                ];
            }
            """
        );
        Write("src/MlPipeline/Models/Ols.cs", "public sealed class OlsRegressor { string Name => \"ols\"; }");
        Write(Table, (s_root / Table).ReadAllText());
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_model_is_a_file_a_test_and_a_line_where_families_are_listed()
    {
        var run = await New("model", "GradientForest");

        run.ExitCode.ShouldBe(0, run.Output);
        var model = Read("src/Ridership/Models/GradientForest.cs");
        model.ShouldContain("namespace Ridership.Models;");
        model.ShouldContain("public override string Name => \"gradient-forest\";");
        model.ShouldContain("public override string Title => \"Gradient forest\";");
        Read("tests/MlPipeline.UnitTests/Project/GradientForestTests.cs")
            .ShouldContain("new GradientForest(new GradientForestOptions())");
        Read(Project).ShouldContain("new Naive(), new GradientForest(new GradientForestOptions())");
        Read(Project).ShouldStartWith("using Ridership.Models;\n");
        run.Output.ShouldContain("Write Fit in src/Ridership/Models/GradientForest.cs");
        _repository.Calls[^1].ShouldStartWith("csharpier format src/Ridership/Models/GradientForest.cs ");
        NothingIsLeftOf("New", "new-");
    }

    [Fact]
    public async Task A_feature_is_a_folder_a_test_and_a_line_where_flows_are_listed()
    {
        (await New("Feature", "PayDay")).Succeeded();

        Read("src/Ridership/Features/PayDay/PayDayFlow.cs").ShouldContain("namespace Ridership.Features.PayDay;");
        Read("tests/MlPipeline.UnitTests/Project/PayDayFlowTests.cs").ShouldContain("new RidershipProject()");
        Read(Project).ShouldContain("[new Old(), new PayDayFlow()]");
        NothingIsLeftOf("New", "new-");
    }

    [Fact]
    public async Task A_loader_is_a_file_and_a_test_and_is_opened_by_hand()
    {
        var run = await New("loader", "Xml");

        run.ExitCode.ShouldBe(0, run.Output);
        Read("src/Ridership/Data/XmlDataLoader.cs").ShouldContain("public sealed class XmlDataLoader");
        Read("tests/MlPipeline.UnitTests/Project/XmlDataLoaderTests.cs")
            .ShouldContain("const string Source = \"xml\";");
        run.Output.ShouldContain("Join.Required(new XmlDataLoader(");
    }

    [Fact]
    public async Task An_environment_is_a_row_with_a_port_of_its_own()
    {
        (await New("environment", "Rehearsal")).Succeeded();

        var table = Read(Table);
        table.ShouldContain("public static DeploymentEnvironment Rehearsal { get; } =");
        table.ShouldContain(", Rehearsal]");
        var ports = table
            .Split('\n')
            .Where(x => x.Contains("Port = "))
            .Select(x => x.Split("Port = ")[1].Split(' ', ',')[0]);
        ports.ShouldBeUnique();
        Read("tests/Build.Tests/Deployment/RehearsalEnvironmentTests.cs")
            .ShouldContain("repository.Session(\"Rehearsal\", \"--plan\")");
    }

    [Theory]
    [InlineData("modle", "Trees", "Did you mean Model?")]
    [InlineData("model", "gradient-forest", "Did you mean GradientForest?")]
    [InlineData("model", "OlsRegressor", "src/MlPipeline/Models/Ols.cs has \"class OlsRegressor\"")]
    [InlineData("model", "Ols", "src/MlPipeline/Models/Ols.cs has \"Name => \"ols\"\"")]
    [InlineData("environment", "Staging", "has \"DeploymentEnvironment Staging\"")]
    public async Task What_cannot_be_made_is_refused_and_nothing_is_written(string what, string name, string message)
    {
        var before = Files();

        var run = await New(what, name);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain(message);
        Files().ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_alone()
    {
        Write("tests/MlPipeline.UnitTests/Project/TreesTests.cs", "mine");

        var run = await New("model", "Trees");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("tests/MlPipeline.UnitTests/Project/TreesTests.cs is there already");
        (_repository.Root / "src/Ridership/Models/Trees.cs").FileExists().ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_with_changes_that_are_not_committed_is_not_changed_further()
    {
        Git("init", "--quiet");
        Git("add", "--all");
        Git("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "commit", "--quiet", "--message", "All");
        (await New("model", "Trees")).Succeeded();

        var run = await New("model", "Bushes");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain($"{Project} has changes that are not committed");
        (_repository.Root / "src/Ridership/Models/Bushes.cs").FileExists().ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_list_to_register_in_nothing_is_written()
    {
        Write(Project, Read(Project).Replace("Families { get; } =", "Families { get; } = Others; int[] x ="));

        var run = await New("model", "Trees");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("Register new Trees(new TreesOptions()) there by hand.");
        (_repository.Root / "src/Ridership/Models/Trees.cs").FileExists().ShouldBeFalse();
    }

    Task<BuildRun> New(string what, string name) =>
        BuildRun.Of(
            new Delivery.Build(),
            x => ((IPipelines)x).MainJob,
            _repository.Session("New", "--what", what, "--name", name)
        );

    void NothingIsLeftOf(params string[] words)
    {
        foreach (var file in (_repository.Root / "src" / "Ridership").GlobFiles("{Models,Features,Data}/**/*.cs"))
        foreach (var word in words)
            file.ReadAllText().ShouldNotContain(word, Case.Sensitive);
    }

    void Git(params string[] arguments) => new Delivery.Versioning.GitCommands(_repository.Root).Run(arguments);

    string[] Files() => [.. _repository.Root.GlobFiles("{src,tests,build}/**").Select(x => $"{x}: {x.ReadAllText()}")];

    string Read(string path) => (_repository.Root / path).ReadAllText();

    void Write(string path, string text) => (_repository.Root / path).WriteAllText(text);
}
