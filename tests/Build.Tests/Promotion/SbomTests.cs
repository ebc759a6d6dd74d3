using System.Text;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Sbom;

namespace Build.Tests.Promotion;

public sealed class SbomTests
{
    const string Dependencies = "/app/service.deps.json";

    static readonly Dictionary<string, string> s_image = new()
    {
        [Dependencies] = """
            { "libraries": {
              "service/1.0.0": { "type": "project" },
              "Microsoft.ML/5.0.1": { "type": "package", "sha512": "x" },
              "Npgsql/10.0.3": { "type": "package" } } }
            """,
        ["/var/lib/dpkg/status"] = """
            Package: libc6
            Status: install ok installed
            Description: a library
             whose Version: is not this
            Version: 2.36-9+deb12u10

            Package: gone
            Status: deinstall ok config-files
            Version: 1.0
            """,
        ["/usr/share/dotnet/host/fxr"] = "fxr/10.0.12/libhostfxr.so",
    };

    [Fact]
    public async Task Packages_runtime_and_what_Debian_brings_are_found_in_the_image()
    {
        var components = await ImageInventory.ReadAsync(new Files(s_image), Dependencies);

        components
            .Select(x => x.PackageUrl)
            .ShouldBe([
                "pkg:nuget/Microsoft.ML@5.0.1",
                "pkg:nuget/Npgsql@10.0.3",
                "pkg:generic/dotnet-runtime@10.0.12",
                "pkg:deb/debian/libc6@2.36-9%2Bdeb12u10",
            ]);
    }

    [Fact]
    public async Task An_image_without_the_application_has_no_empty_list()
    {
        var failure = await Should.ThrowAsync<StopException>(() =>
            ImageInventory.ReadAsync(new Files([]), Dependencies)
        );

        failure.Message.ShouldContain(Dependencies);
    }

    [Fact]
    public async Task What_was_written_is_read_back_and_the_same_each_time()
    {
        var components = await ImageInventory.ReadAsync(new Files(s_image), Dependencies);
        var bom = CycloneDxBom.Write("service", "1.0.0", components);
        var again = CycloneDxBom.Write("service", "1.0.0", components.Reverse().Concat(components));

        again.ToJsonString().ShouldBe(bom.ToJsonString());
        var statement = Statement.About(Example.Image, Example.Digest, PredicateTypes.Sbom, bom);
        CycloneDxBom.TryRead(statement).ShouldNotBeNull().ShouldBe(components, ignoreOrder: true);
        CycloneDxBom.TryRead(Example.Tests("unit").Statement).ShouldBeNull();
    }

    sealed class Files(Dictionary<string, string> files) : IImageFiles
    {
        public Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(string path)
        {
            var found = new Dictionary<string, byte[]>();
            if (files.TryGetValue(path, out var content))
                found[content.StartsWith("fxr/") ? content : path] = Encoding.UTF8.GetBytes(content);
            return Task.FromResult<IReadOnlyDictionary<string, byte[]>>(found);
        }
    }
}
