using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;

namespace Build.Tests;

public sealed class SolutionTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("solution-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("Product.slnx")]
    [InlineData("Product.sln")]
    public void Projects_and_folders_of_a_solution(string file)
    {
        var solution = Write(file).ReadSolution();

        solution.Name.ShouldBe("Product");
        solution.Directory.ShouldBe(_root);
        solution.AllProjects.Select(x => x.Name).ShouldBe(["App", "App.Tests"], ignoreOrder: true);
        solution.Projects.Select(x => x.Name).ShouldBe(["App"]);
        solution.GetAllProjects("*.tests").Single().Directory.ShouldBe(_root / "tests" / "App.Tests");
        solution.GetProject("App")!.Path.ShouldBe(_root / "src" / "App" / "App.csproj");
        solution.GetProject(_root / "src" / "App" / "App.csproj").ShouldBe(solution.GetProject("App"));
        solution.GetProject("Nope").ShouldBeNull();
        solution.GetSolutionFolder("tests")!.GetProject("App.Tests")!.SolutionFolder!.Name.ShouldBe("tests");
    }

    [Fact]
    public void Solutions_and_projects_stand_for_their_paths()
    {
        var solution = Write("Product.slnx").ReadSolution();

        AbsolutePath path = solution;
        string text = solution.GetProject("App")!;

        path.ShouldBe(_root / "Product.slnx");
        text.ShouldBe(_root / "src" / "App" / "App.csproj");
    }

    [Fact]
    public void Properties_of_a_project_come_from_its_file_and_from_the_nearest_directory_file()
    {
        (_root / "Directory.Build.props").WriteAllText(
            """<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><Company>Us</Company></PropertyGroup></Project>"""
        );
        (_root / "src" / "App" / "App.csproj").WriteAllText(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <Title>By $(Company) and $(Nobody)</Title>
                <OutputType Condition="'$(X)' == ''">Library</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Serilog" />
              </ItemGroup>
            </Project>
            """
        );
        (_root / "tests" / "App.Tests" / "App.Tests.csproj").WriteAllText(
            "<Project><PropertyGroup><TargetFrameworks>net9.0; net10.0</TargetFrameworks></PropertyGroup></Project>"
        );
        var solution = Write("Product.slnx").ReadSolution();
        var app = solution.GetProject("App")!;

        app.GetTargetFrameworks().ShouldBe(["net10.0"]);
        app.GetOutputType().ShouldBe("Exe");
        app.GetProperty("Title").ShouldBe("By Us and ");
        app.GetProperty("Nothing").ShouldBeNull();
        app.HasPackageReference("serilog").ShouldBeTrue();
        solution.GetProject("App.Tests")!.GetTargetFrameworks().ShouldBe(["net9.0", "net10.0"]);
    }

    [Fact]
    public async Task A_solution_is_injected_the_only_one_or_the_one_that_is_named()
    {
        Write("Product.slnx");
        (await SolutionOf(new SolutionBuild())).ShouldBe("Product.slnx");

        Write("Other.sln");
        (await SolutionOf(new SolutionBuild(), "--solution", "Other.sln")).ShouldBe("Other.sln");
        (await SolutionOf(new NamingBuild())).ShouldBe("Other.sln");

        var run = await BuildRun.Of(new SolutionBuild(), x => ((IHasIt)x).Go, Session());
        run.Output.ShouldStartWith(
            $"Warning: Solution has no value: There are several solutions in {_root} (Other.sln, Product.slnx). Name one in [Solution].\n"
        );
    }

    [Fact]
    public void What_is_no_solution_is_an_error_that_names_the_file()
    {
        var broken = (_root / "Broken.slnx").WriteAllText("<Solution>").ReadSolution();

        Should.Throw<ArgumentException>(() => broken.AllProjects).Message.ShouldContain(broken);
        Should
            .Throw<ArgumentException>(() => (_root / "Missing.sln").ReadSolution())
            .Message.ShouldContain("Missing.sln");
    }

    async Task<string> SolutionOf<T>(T build, params string[] arguments)
        where T : NukeBuild, IHasIt
    {
        (await BuildRun.Of(build, x => x.Go, Session(arguments))).Succeeded();
        return build.It!.FileName;
    }

    Nuke.Common.Execution.BuildSession Session(params string[] arguments) =>
        BuildRun.Session(arguments) with
        {
            RootDirectory = _root,
        };

    AbsolutePath Write(string file) =>
        (_root / file).WriteAllText(
            file.EndsWith('x')
                ? """
                <Solution>
                  <Folder Name="/tests/"><Project Path="tests/App.Tests/App.Tests.csproj" /></Folder>
                  <Project Path="src/App/App.csproj" />
                </Solution>
                """
                : """
                Microsoft Visual Studio Solution File, Format Version 12.00
                Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "App", "src\App\App.csproj", "{11111111-1111-1111-1111-111111111111}"
                EndProject
                Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "tests", "tests", "{22222222-2222-2222-2222-222222222222}"
                EndProject
                Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "App.Tests", "tests\App.Tests\App.Tests.csproj", "{33333333-3333-3333-3333-333333333333}"
                EndProject
                Global
                  GlobalSection(NestedProjects) = preSolution
                    {33333333-3333-3333-3333-333333333333} = {22222222-2222-2222-2222-222222222222}
                  EndGlobalSection
                EndGlobal
                """
        );

    public interface IHasIt : INukeBuild
    {
        Solution? It { get; }

        Target Go => _ => _.Executes(() => It);
    }

    sealed class SolutionBuild : NukeBuild, IHasIt
    {
        [Solution]
        readonly Solution? Solution = null;

        public Solution? It => Solution;
    }

    sealed class NamingBuild : NukeBuild, IHasIt
    {
        [Solution("Other.sln")]
        readonly Solution? Solution = null;

        public Solution? It => Solution;
    }
}
