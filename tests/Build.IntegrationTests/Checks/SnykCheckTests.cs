using Delivery.Checks;
using Delivery.Docker;
using Docker.DotNet.Models;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Checks;

/// <summary>Snyk's own command line, on the lists of packages that a restore has left in an image.</summary>
public sealed class SnykCheckTests(Machine machine) : IAsyncLifetime
{
    const string Token = "11111111-2222-3333-4444-555555555555";

    // As on a laptop, where it is installed once.
    static readonly AbsolutePath s_directory = Deployment.Repositories.Root / ".nuke" / "temp" / "snyk";

    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("snyk-").FullName;
    readonly ImageReference _image = new(null, $"test/{Guid.NewGuid():N}", "one");

    // What is delivered asks for nothing itself; the project that it refers to does.
    public async ValueTask InitializeAsync()
    {
        foreach (var program in new[] { "node", "npm" })
            MachinePart.RequireProgram(program, "apt-get install nodejs npm");
        var context = ImageContext.Of(
            new Dictionary<string, string>
            {
                ["Dockerfile"] = "FROM scratch\nCOPY obj /repository/artifacts/dotnet/obj\n",
                ["obj/App/project.assets.json"] = Assets(
                    "",
                    "Core/0.1.0",
                    "\"type\": \"project\", \"path\": \"../Core/Core.csproj\""
                ),
                ["obj/Core/project.assets.json"] = Assets(
                    """ "dependencies": { "B": { "target": "Package", "version": "[1.0.0, )" } } """,
                    "B/1.0.0",
                    "\"type\": \"package\", \"path\": \"b/1.0.0\""
                ),
            }
        );
        await new EngineImageBuilder(machine.Engine).BuildAsync(new ImageBuild(context, _image), _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        _root.DeleteDirectory();
        if (await machine.Engine.FindImageAsync($"{_image}") is not null)
            await machine.Engine.Client.Images.DeleteImageAsync(
                $"{_image}",
                new ImageDeleteParameters { Force = true }
            );
    }

    [Theory]
    [InlineData(null, CheckOutcome.Passed)]
    [InlineData("B@1.0.0", CheckOutcome.Failed)]
    public async Task The_packages_of_every_delivered_project_are_judged(string? vulnerable, CheckOutcome expected)
    {
        using var server = new FakeSnykServer(Token, vulnerable);

        var result = await Check(server.Address, Token);

        result.Outcome.ShouldBe(expected, result.Reason);
        result.Findings.ShouldBe(vulnerable is null ? [] : ["B 1.0.0: high, Denial of Service (SNYK-DOTNET-B-1)"]);
        server.Requests.ShouldContain("POST /v1/test-dep-graph");
    }

    [Fact]
    public async Task Without_a_token_nothing_was_checked()
    {
        var result = await Check(new Uri("http://127.0.0.1:1"), token: null);

        result.Outcome.ShouldBe(CheckOutcome.NotChecked);
        result.Reason.ShouldBe("There is no token (the secret SnykToken).");
    }

    [Fact]
    public async Task With_a_token_that_Snyk_does_not_know_nothing_was_checked()
    {
        using var server = new FakeSnykServer("99999999-2222-3333-4444-555555555555", vulnerable: null);

        var result = await Check(server.Address, Token);

        result.Outcome.ShouldBe(CheckOutcome.NotChecked);
        result.Reason.ShouldContain("Authentication failed");
    }

    [Fact]
    public async Task A_Snyk_that_cannot_be_reached_has_checked_nothing()
    {
        var result = await Check(new Uri("http://127.0.0.1:1"), Token);

        result.Outcome.ShouldBe(CheckOutcome.NotChecked);
        result.Reason.ShouldContain("ECONNREFUSED 127.0.0.1:1");
    }

    async Task<CheckResult> Check(Uri server, string? token)
    {
        CheckResult? result = null;
        var run = await ActionBuild.Run(
            _root,
            async () =>
                result = await new SnykCheck(machine.Engine, $"{_image}", _root, s_directory).CheckAsync(token, "App"),
            new Dictionary<string, string>
            {
                ["SNYK_API"] = server.ToString().TrimEnd('/'),
                // It would go to HTTPS by itself.
                ["SNYK_HTTP_PROTOCOL_UPGRADE"] = "0",
            }
        );
        run.Succeeded().Output.ShouldNotContain(Token);
        MachinePart.Require(
            !result!.Reason.StartsWith("Its command line could not be installed", StringComparison.Ordinal),
            result.Reason
        );
        return result;
    }

    static string Assets(string framework, string library, string what) =>
        $$"""
            {
              "version": 3,
              "targets": { "net10.0": { "{{library}}": { "type": "package" } } },
              "libraries": { "{{library}}": { {{what}} } },
              "project": { "version": "0.1.0", "frameworks": { "net10.0": { {{framework}} } } }
            }
            """;
}
