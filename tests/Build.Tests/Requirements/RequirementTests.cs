using System.Text;
using System.Text.Json;
using Delivery.Outcomes;
using Delivery.Requirements;
using Nuke.Common.IO;

namespace Build.Tests.Requirements;

public sealed class RequirementTests : IDisposable
{
    static readonly AbsolutePath s_root = AbsolutePath
        .Create(AppContext.BaseDirectory)
        .FindParent(x => (x / "build.sh").FileExists())!;

    static readonly CentralPackages s_central = new(["Used", "Idle"], ["OnlyTests"]);

    readonly AbsolutePath _cache = Directory.CreateTempSubdirectory("packages-").FullName;

    public void Dispose() => _cache.DeleteDirectory();

    [Fact]
    public void What_only_development_needs_must_not_ship() =>
        RequirementRules
            .Objections(s_central, [new("Used", "1.0.0"), new("onlytests", "2.0.0")], "the image")
            .ShouldHaveSingleItem()
            .ShouldStartWith(
                "onlytests 2.0.0 is in the group \"dev\" of Directory.Packages.props, and the image has it"
            );

    [Fact]
    public void What_nothing_needs_to_run_is_named() =>
        RequirementRules
            .Unused(s_central, [new("used", "1.0.0"), new("Indirect", "1.0.0")])
            .ShouldHaveSingleItem()
            .ShouldStartWith("Idle is in the group \"default\"");

    [Fact]
    public void A_package_outside_of_the_two_groups_is_refused() =>
        Should
            .Throw<StopException>(() =>
                CentralPackages.Parse(
                    """<Project><ItemGroup Label="default"><PackageVersion Include="A" Version="1" /></ItemGroup><ItemGroup><PackageVersion Include="B" Version="1" /></ItemGroup></Project>"""
                )
            )
            .Message.ShouldContain("B: expected in the group labelled \"default\"");

    [Fact]
    public void This_repository_ships_nothing_that_only_development_needs()
    {
        var application = ((Delivery.Components.IRequirements)new Delivery.Build()).ShippedProject;
        var central = CentralPackages.Parse((s_root / CentralPackages.FileName).ReadAllText());
        var locked = LockFile.Parse(RequirementList.LockFileOf(s_root, application).ReadAllText());

        locked.ShouldNotBeEmpty();
        RequirementRules.Objections(central, locked, "its lock file").ShouldBeEmpty();
        RequirementRules.Unused(central, locked).ShouldBeEmpty();
    }

    [Fact]
    public void The_list_has_both_groups_tools_included()
    {
        var list = RequirementList.Read(
            s_root,
            ((Delivery.Components.IRequirements)new Delivery.Build()).ShippedProject,
            new PackageLicences(_cache)
        );

        Group("Microsoft.ML").ShouldBe(PackageGroup.Production);
        Group("Shouldly").ShouldBe(PackageGroup.Development);
        Group("csharpier").ShouldBe(PackageGroup.Development);
        Group("GitVersion.MsBuild").ShouldBe(PackageGroup.Development);
        Group("SonarAnalyzer.CSharp").ShouldBe(PackageGroup.Development);
        var json = JsonSerializer.Deserialize<JsonElement>(list.ToJson());
        json.GetProperty("production")
            .EnumerateArray()
            .Single(x => x.GetProperty("name").GetString() == "Microsoft.ML")
            .GetProperty("named")
            .GetBoolean()
            .ShouldBeTrue();
        list.ToTable().ShouldContain("\nDevelopment: needed only in development, ");

        PackageGroup Group(string name) => list.Items.Single(x => x.Package.Is(name)).Group;
    }

    [Theory]
    [InlineData("""<license type="expression">MIT OR Apache-2.0</license>""", "MIT OR Apache-2.0")]
    [InlineData("""<license type="file">LICENSE.txt</license>""", "The A Licence (LICENSE.txt)")]
    [InlineData("""<license type="file">gone.txt</license>""", "see gone.txt")]
    [InlineData("<licenseUrl>https://example.org/a</licenseUrl>", "https://example.org/a")]
    [InlineData("", "none is given")]
    public void A_licence_is_what_the_package_says(string metadata, string expected)
    {
        var folder = _cache / "a" / "1.0.0";
        (folder / "a.nuspec").WriteAllText(
            $"""<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>A</id>{metadata}</metadata></package>"""
        );
        (folder / "LICENSE.txt").WriteAllText("\n  The A Licence\nYou may.\n");

        new PackageLicences(_cache).Of(new Package("A", "1.0.0")).ShouldBe(expected);
    }

    [Fact]
    public void A_package_that_is_not_unpacked_here_has_no_known_licence() =>
        new PackageLicences(_cache).Of(new Package("B", "1.0.0")).ShouldContain("not in the cache");

    [Fact]
    public void A_dependencies_file_names_packages_and_not_projects() =>
        DependenciesFile
            .Parse(
                Encoding.UTF8.GetBytes(
                    """{"libraries":{"app/1.0.0":{"type":"project"},"A/1.2.0-beta":{"type":"package"}}}"""
                )
            )
            .ShouldBe([new Package("A", "1.2.0-beta")]);
}
