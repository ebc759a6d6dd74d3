using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Template;

/// <summary>What a new project is made of, without compiling it.</summary>
[Collection(WithInstalledTemplate.Name)]
public sealed class TemplateContentTests(InstalledTemplate template)
{
    static readonly string[] s_oldNames = ["ridership", "skeleton"];

    [Theory]
    [InlineData("Contoso.Demand", "")]
    [InlineData("Contoso.Demand", "--empty")]
    [InlineData("Contoso.Demand", "--empty --sources csv --ci github")]
    [InlineData("Churn", "--empty --sources sql --ci azure gitlab")]
    [InlineData("my-own 2nd.3forecast", "--empty --sources parquet --ci none")]
    public async Task No_trace_of_the_old_name_is_left(string name, string options)
    {
        var folder = await template.NewAsync(name, options.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        var traces = folder
            .GlobFiles("**")
            .SelectMany(x =>
                Lines(x).Select((line, i) => $"{x}:{i + 1}: {line}").Prepend(folder.GetRelativePathTo(x).ToString())
            )
            .Where(x => s_oldNames.Any(old => x.Replace(folder, "").Contains(old, StringComparison.OrdinalIgnoreCase)));
        traces.ShouldBeEmpty();
        // What the template engine should have taken out.
        folder
            .GlobFiles("**")
            .SelectMany(Lines)
            .ShouldNotContain(x => x.Contains("#if (") || x.Contains("blueprint)"));
    }

    [Fact]
    public async Task The_new_name_is_that_of_the_project_and_of_the_command()
    {
        var folder = await template.NewAsync("Contoso.Demand");

        Read("src/Contoso.Demand/DemandProject.cs").ShouldContain("namespace Contoso.Demand;");
        Read("src/Contoso.Demand/Contoso.Demand.csproj").ShouldContain("<AssemblyName>contoso-demand</AssemblyName>");
        Read("build/Build.cs").ShouldContain("string IImages.ImageName => \"contoso-demand\";");
        Read("build/Deployment/Environments.cs").ShouldContain("DefaultInstance = \"contoso-demand\";");
        Read("cicd/release/docker/Dockerfile").ShouldContain("ENTRYPOINT [\"dotnet\", \"/app/contoso-demand.dll\"]");
        Read("MlPipeline.sln").ShouldContain(@"""Contoso.Demand"", ""src\Contoso.Demand\Contoso.Demand.csproj""");

        string Read(string path) => (folder / path).ReadAllText();
    }

    [Fact]
    public async Task Scripts_can_be_run_and_nothing_is_there_that_was_only_made()
    {
        var folder = await template.NewAsync("Contoso.Demand", "--empty");

        if (!OperatingSystem.IsWindows())
            foreach (var script in folder.GlobFiles("**/*.sh"))
                File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue(script);
        foreach (var name in (string[])[".git", "artifacts", ".nuke/temp", ".ci", ".template.config"])
            (folder / name).Exists().ShouldBeFalse(name);
        folder.GlobFiles("**/{bin,obj}/**").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_data_is_copied_byte_for_byte()
    {
        var folder = await template.NewAsync("Contoso.Demand");

        foreach (var file in (string[])["weather.sqlite", "games.parquet", "entries.csv", "source/chicago.csv"])
            (folder / "notebooks" / "dummy_data" / file)
                .ReadAllBytes()
                .SequenceEqual((InstalledTemplate.Repository / "notebooks" / "dummy_data" / file).ReadAllBytes())
                .ShouldBeTrue(file);
    }

    [Theory]
    [InlineData("github", ".github/workflows/feature.yml")]
    [InlineData("azure", "azure-pipelines.yml")]
    [InlineData("gitlab", ".gitlab-ci.yml")]
    public async Task Files_are_there_for_the_ci_hosts_that_are_wanted(string host, string file)
    {
        var folder = await template.NewAsync("Contoso.Demand", "--empty", "--ci", host);

        string[] all = [".github/workflows/feature.yml", "azure-pipelines.yml", ".gitlab-ci.yml"];
        all.Where(x => (folder / x).FileExists()).ShouldBe([file]);
    }

    [Fact]
    public void The_package_says_what_it_is_and_holds_no_made_files()
    {
        using var zip = ZipFile.OpenRead(template.Package);
        using var stream = zip.Entries.Single(x => x.Name == "MlPipeline.Template.nuspec").Open();
        var metadata = XDocument.Load(stream).Descendants().ToLookup(x => x.Name.LocalName);

        metadata["packageType"].Single().Attribute("name")!.Value.ShouldBe("Template");
        metadata["license"].Single().Value.ShouldBe("MIT");
        metadata["readme"].Single().Value.ShouldBe("package.md");
        metadata["version"].First().Value.ShouldBe("1.2.3-test");
        zip.Entries.ShouldNotContain(x => x.FullName.Contains("/artifacts/") || x.FullName.Contains("/.git/"));
        zip.Entries.ShouldContain(x => x.FullName == "content/.template.config/template.json");
    }

    static string[] Lines(AbsolutePath file)
    {
        var bytes = file.ReadAllBytes();
        return bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0)
            ? []
            : Encoding.UTF8.GetString(bytes).Split('\n');
    }
}
