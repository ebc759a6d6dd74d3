using Build.Tests.Promotion;
using Delivery.Checks;
using Nuke.Common.IO;

namespace Build.Tests.Checks;

public sealed class NuGetFeedsTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("feeds-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("""{ "@type": "VulnerabilityInfo/6.7.0", "@id": "http://127.0.0.1/v" }""", true)]
    [InlineData("""{ "@type": "PackageBaseAddress/3.0.0", "@id": "http://127.0.0.1/p" }""", false)]
    public async Task An_audit_sees_something_only_where_a_feed_lists_vulnerabilities(string resource, bool sees)
    {
        using var feed = new FeedServer().With(
            "/v3/index.json",
            $$"""{ "version": "3.0.0", "resources": [{{resource}}] }"""
        );
        (_root / "nuget.config").WriteAllText(
            $"""<configuration><packageSources><add key="a" value="{feed.Address}" /></packageSources></configuration>"""
        );

        var blindness = await NuGetFeeds.Of(_root).FindBlindnessAsync();

        if (sees)
            blindness.ShouldBeNull();
        else
            blindness.ShouldBe($"{feed.Address} lists no vulnerabilities (it has no resource VulnerabilityInfo).");
    }

    [Fact]
    public async Task Sources_for_audits_go_before_those_of_packages()
    {
        (_root / "nuget.config").WriteAllText(
            """
            <configuration>
              <packageSources><add key="a" value="http://127.0.0.1:1/packages" /></packageSources>
              <auditSources><add key="b" value="http://127.0.0.1:1/audit" /></auditSources>
            </configuration>
            """
        );

        var blindness = await NuGetFeeds.Of(_root).FindBlindnessAsync();

        blindness.ShouldNotBeNull().ShouldStartWith("http://127.0.0.1:1/audit cannot be read: ");
    }
}
