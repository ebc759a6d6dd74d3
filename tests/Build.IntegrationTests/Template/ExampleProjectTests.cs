using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Build.Tests;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Template;

/// <summary>A project with the example's data and features: its build, and the packages that it makes.</summary>
[Collection(WithInstalledTemplate.Name)]
public sealed class ExampleProjectTests(InstalledTemplate template)
{
    [Fact]
    public async Task It_builds_tests_and_packs_and_a_console_project_trains_with_the_packages()
    {
        var folder = await template.NewAsync("Contoso.Demand");
        await Run(folder, "./build.sh Format");
        await Run(folder, "git init --quiet --initial-branch develop && git add --all");
        await Run(folder, "git -c user.name=Tester -c user.email=tester@example.org commit --quiet --message All");
        // As a server: packages exactly as the lock files say, and every part that a test needs must be there.
        await Run(folder, "./build.sh", ("CI", "true"));
        await Run(folder, "./build.sh Test Lint --test-type Unit", ("CI", "true"));
        (await Run(folder, "git status --porcelain")).Output.ShouldBe("");
        await Run(folder, "./build.sh Pack --package-version 1.2.3-test");

        await ShouldBeGoodPackages(folder);
        await ShouldTrainInAConsoleProject(folder);
    }

    static async Task ShouldBeGoodPackages(AbsolutePath folder)
    {
        var commit = (await Run(folder, "git rev-parse HEAD")).Output.Trim();
        var packages = folder / "artifacts" / "packages";
        packages
            .GetFiles("*")
            .Select(x => x.Name)
            .ShouldBe(
                [
                    "MlPipeline.1.2.3-test.nupkg",
                    "MlPipeline.1.2.3-test.snupkg",
                    "MlPipeline.Hosting.1.2.3-test.nupkg",
                    "MlPipeline.Hosting.1.2.3-test.snupkg",
                ],
                ignoreOrder: true
            );
        foreach (var name in (string[])["MlPipeline", "MlPipeline.Hosting"])
        {
            using var zip = ZipFile.OpenRead(packages / $"{name}.1.2.3-test.nupkg");
            using var stream = zip.GetEntry($"{name}.nuspec")!.Open();
            var metadata = XDocument.Load(stream).Descendants().ToLookup(x => x.Name.LocalName);
            metadata["license"].Single().ToString().ShouldContain("type=\"expression\"");
            metadata["license"].Single().Value.ShouldBe("MIT");
            metadata["repository"].Single().Attribute("commit")!.Value.ShouldBe(commit);
            zip.GetEntry(metadata["readme"].Single().Value).ShouldNotBeNull();
            IsReproducible(zip.GetEntry($"lib/net10.0/{name}.dll")!).ShouldBeTrue();
            using var symbols = ZipFile.OpenRead(packages / $"{name}.1.2.3-test.snupkg");
            symbols.GetEntry($"lib/net10.0/{name}.pdb").ShouldNotBeNull();
        }
    }

    /// <summary>Whether the compiler says of an assembly that the same source gives the same bytes.</summary>
    static bool IsReproducible(ZipArchiveEntry assembly)
    {
        using var stream = assembly.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        using var reader = new PEReader(copy);
        return reader.ReadDebugDirectory().Any(x => x.Type == DebugDirectoryEntryType.Reproducible);
    }

    /// <summary>The program in the readme of MlPipeline.Hosting, with nothing but the packages and what they need.</summary>
    static async Task ShouldTrainInAConsoleProject(AbsolutePath folder)
    {
        var console = folder.Parent! / "Console";
        console.CreateDirectory();
        var cache =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        (console / "nuget.config").WriteAllText(
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="packed" value="{folder / "artifacts" / "packages"}" /></packageSources>
              <fallbackPackageFolders><add key="cache" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """
        );
        // Nothing of the folders above it counts.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            (console / name).WriteAllText("<Project />");
        (console / "Console.csproj").WriteAllText(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MlPipeline.Hosting" Version="1.2.3-test" />
              </ItemGroup>
            </Project>
            """
        );
        var program = MarkdownBlock
            .Read(folder / "src" / "MlPipeline.Hosting" / "README.md")
            .Single(x => x.Language == "csharp");
        (console / "Program.cs").WriteAllText(program.Text);
        var days = Enumerable.Range(1, 28).Select(x => $"2024-02-{x:00},{10 + x % 5},{15 + x % 7},{20 + 2 * (x % 7)}");
        (console / "sales.csv").WriteAllLines(["day,sold_before,temperature,sold", .. days]);

        await Run(console, "dotnet run -- train --registry registry");

        (console / "registry" / "versions" / "000001" / "package.zip").FileExists().ShouldBeTrue();
    }

    static async Task<ShellRun> Run(AbsolutePath folder, string command, params (string, string)[] variables) =>
        (await ShellRun.OfAsync(folder, "bash", ["-c", command], variables)).Succeeded();
}
