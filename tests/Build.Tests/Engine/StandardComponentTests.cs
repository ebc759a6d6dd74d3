using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Tools.ReportGenerator;
using Nuke.Components;

namespace Build.Tests;

public sealed class StandardComponentTests : IDisposable
{
    readonly TemporaryRepository _repository = new();

    public StandardComponentTests() =>
        (_repository.Root / "MlPipeline.sln")
            .Rename("Product.slnx")
            .WriteAllText(
                """<Solution><Project Path="A.Tests/A.Tests.csproj" /><Project Path="B.csproj" /></Solution>"""
            );

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_build_of_components_says_what_differs()
    {
        _repository.Behave("""[ "$1" != pack ] || : >"$7/Product.1.0.0.nupkg" """);
        var run = await BuildRun.Of(new ProductBuild(), x => ((IPack)x).Pack, _repository.Session("Test", "Pack"));

        run.Succeeded();
        _repository.Calls.ShouldBe([
            "restore Product.slnx",
            "build Product.slnx --configuration Debug -p:RepositoryUrl=https://github.com/owner/name.git -p:Version=2.0.0 --no-restore -warnaserror",
            "publish B.csproj --configuration Debug -p:RepositoryUrl=https://github.com/owner/name.git --no-build --self-contained --framework net10.0",
            "pack Product.slnx --configuration Debug --no-build --output output/packages -p:RepositoryUrl=https://github.com/owner/name.git",
            "test A.Tests/A.Tests.csproj --configuration Debug --no-build --results-directory output/test-results --filter Fast --logger trx;LogFileName=A.Tests.trx",
        ]);
        run.Words.ShouldContain("// Packages: Product.1.0.0.nupkg\n");
    }

    [Fact]
    public async Task A_server_builds_releases_that_can_be_repeated()
    {
        var session = _repository.Session("Compile");
        var variables = new Dictionary<string, string>(session.EnvironmentVariables) { ["CI"] = "true" };

        var run = await BuildRun.Of(
            new ProductBuild(),
            x => ((ICompile)x).Compile,
            session with
            {
                EnvironmentVariables = variables,
            }
        );

        run.Succeeded();
        _repository.Calls[1].ShouldContain("--configuration Release ");
        _repository.Calls[1].ShouldContain("-p:ContinuousIntegrationBuild=true");
    }

    [Fact]
    public async Task Coverage_is_reported_after_the_tests()
    {
        var tool = (_repository.Root / "report").WriteScript("#!/bin/sh\necho \"report $*\"\n");
        var session = _repository.Session("ReportCoverage");
        var variables = new Dictionary<string, string>(session.EnvironmentVariables) { ["REPORTGENERATOR_EXE"] = tool };

        var run = await BuildRun.Of(
            new ProductBuild(),
            x => ((IReportCoverage)x).ReportCoverage,
            session with
            {
                EnvironmentVariables = variables,
            }
        );

        run.Succeeded()
            .Output.ShouldContain(
                $"report -reports:{_repository.Root}/output/test-results/**/*.xml -reporttypes:Html -targetdir:{_repository.Root}/output/reports/coverage-report -title:Product\n"
            );
    }

    sealed class ProductBuild : NukeBuild, IPack, IReportCoverage, IHazGitRepository
    {
        Nuke.Common.Git.GitRepository IHazGitRepository.GitRepository { get; } =
            Nuke.Common.Git.GitRepository.FromUrl("git@github.com:owner/name.git");

        Configure<DotNetBuildSettings> ICompile.CompileSettings =>
            _ => _.SetVersion("2.0.0").AddProcessAdditionalArguments("-warnaserror");

        Configure<DotNetPublishSettings> ICompile.PublishSettings => _ => _.EnableSelfContained();

        IEnumerable<(Nuke.Common.ProjectModel.Project, string)> ICompile.PublishConfigurations =>
            [(((IHazSolution)this).Solution.GetProject("B")!, "net10.0")];

        Configure<DotNetTestSettings> ITest.TestSettings => _ => _.SetFilter("Fast");

        Configure<ReportGeneratorSettings> IReportCoverage.ReportGeneratorSettings => _ => _.SetTitle("Product");
    }
}
