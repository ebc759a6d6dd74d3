using System.Text;
using Nuke.Common.IO;

namespace Build.Tests;

public sealed class ParameterFileTests : IDisposable
{
    readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Each_type_is_read_from_a_file()
    {
        Write(
            "",
            """
            {
              "$schema": "./build.schema.json",
              "Fast": true,
              "retry-count": 7,
              "THRESHOLD": -0.5,
              "Day": "friday",
              "Greeting": "good morning",
              "Output": "out/report",
              "From": "2014-01-31",
              "Names": ["Ada Lovelace", "Grace"],
              "Numbers": "1+2",
              "NoLogo": true
            }
            """
        );
        var build = new ParameterBuild();

        var session = repository.Session() with { WorkingDirectory = repository.Root / "src" };
        var run = await BuildRun.Of(build, x => x.Go, session);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldNotContain("Build engine");
        build.Fast.ShouldBeTrue();
        build.RetryCount.ShouldBe(7);
        build.Threshold.ShouldBe(-0.5);
        build.Day.ShouldBe(DayOfWeek.Friday);
        build.Text.ShouldBe("good morning");
        build.Output.ShouldBe(repository.Root / "out" / "report");
        build.From.ShouldBe(new DateOnly(2014, 1, 31));
        build.Names.ShouldBe(["Ada Lovelace", "Grace"]);
        build.Numbers.ShouldBe([1, 2]);
    }

    // What is given where, and what wins: a letter for each source.
    [Theory]
    [InlineData("", "hello")]
    [InlineData("f", "file")]
    [InlineData("fa", "profile a")]
    [InlineData("fab", "profile b")]
    [InlineData("fabe", "environment")]
    [InlineData("fabec", "command line")]
    [InlineData("fe", "environment")]
    [InlineData("fc", "command line")]
    [InlineData("ec", "command line")]
    [InlineData("ba", "profile b")]
    [InlineData("fx", "file")]
    public async Task The_nearer_source_wins(string sources, string expected)
    {
        if (sources.Contains('f'))
            Write("", """{ "Greeting": "file" }""");
        Write("a", sources.Contains('a') ? """{ "Greeting": "profile a" }""" : "{}");
        Write("b", sources.Contains('b') ? """{ "Greeting": "profile b" }""" : "{}");
        string[] commandLine = sources.Contains('c') ? ["--greeting", "command line"] : [];
        var session = repository.Session(["Go", "--profile", "a", "b", .. commandLine]);
        var variables = new Dictionary<string, string>(session.EnvironmentVariables);
        if (sources.Contains('e'))
            variables["GREETING"] = "environment";
        // An empty variable gives nothing.
        if (sources.Contains('x'))
            variables["GREETING"] = "";
        var build = new ParameterBuild();

        var run = await BuildRun.Of(build, x => x.Go, session with { EnvironmentVariables = variables });

        run.ExitCode.ShouldBe(0, run.Output);
        build.Text.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{ \"RetryCuont\": 3 }", "PLACE: there is no parameter \"RetryCuont\". Did you mean RetryCount?")]
    [InlineData("{\n\n\"Zebra\": 3 }", ".nuke/parameters.json, line 3: there is no parameter \"Zebra\".")]
    [InlineData("{ \"Target\": \"Go\" }", "PLACE: \"Target\" can only be given on the command line.")]
    [InlineData("{ \"Profile\": \"a\" }", "PLACE: \"Profile\" can only be given on the command line.")]
    [InlineData("{ \"RetryCount\": \"many\" }", "--retry-count (PLACE): \"many\" is not a whole number.")]
    [InlineData("{ \"RetryCount\": 1.5 }", "--retry-count (PLACE): \"1.5\" is not a whole number.")]
    [InlineData("{ \"RetryCount\": true }", "--retry-count (PLACE): true or false is not a whole number.")]
    [InlineData("{ \"RetryCount\": [1] }", "--retry-count (PLACE): a list is not a whole number.")]
    [InlineData("{ \"RetryCount\": { \"a\": 1 } }", "--retry-count (PLACE): an object is not a whole number.")]
    [InlineData(
        "{ \"RetryCount\": null }",
        "--retry-count (PLACE): null is not a whole number. Remove the line to leave the parameter out."
    )]
    [InlineData("{ \"Greeting\": 5 }", "--greeting (PLACE): a number is not a text. Put it in quotes.")]
    [InlineData("{ \"Fast\": 1 }", "--fast (PLACE): a number is not true or false.")]
    [InlineData("{ \"Names\": [[\"a\"]] }", "--names (PLACE): a list is not a text.")]
    [InlineData(
        "{ \"Configuration\": \"Relaese\" }",
        "--configuration (PLACE): \"Relaese\" is not one of Debug, Release. Did you mean Release?"
    )]
    [InlineData(
        "{ \"RetryCount\": 1,\n\"retry-count\": 2 }",
        ".nuke/parameters.json, line 2: \"retry-count\" is there already, in line 1. Remove one of them."
    )]
    [InlineData("", "PLACE is not JSON: ")]
    [InlineData("[]", ".nuke/parameters.json is not a JSON object. Begin it with { and end it with }.")]
    [InlineData(
        "{ \"Fast\": true\n \"RetryCount\": 1 }",
        ".nuke/parameters.json, line 2 is not JSON: '\"' is invalid after a value."
    )]
    [InlineData("{ \"Fast\": true } x", "PLACE is not JSON: 'x' is invalid after a single JSON value.")]
    [InlineData("{ \"Fast\": true, }", "PLACE is not JSON: ")]
    [InlineData("{ /* no comments */ }", "PLACE is not JSON: ")]
    [InlineData("{ \"Names\": [\"a\"", "PLACE is not JSON: ")]
    public async Task What_cannot_be_understood_is_named_with_its_line_and_nothing_runs(string content, string message)
    {
        Write("", content);
        var build = new ParameterBuild();

        var run = await BuildRun.Of(build, x => x.Go, repository.Session());

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith(message.Replace("PLACE", ".nuke/parameters.json, line 1", StringComparison.Ordinal));
        run.Output.Split('\n').Length.ShouldBe(2);
        build.Ran.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData(" {\r\n\t} \n", 0)]
    [InlineData("{ \"$schema\" : \"./build.schema.json\" }", 0)]
    [InlineData("{ \"$schema\": \"a\", }", 2)]
    [InlineData("{ \"$schema\": \"a }", 2)]
    [InlineData("{ \"$schema\" \"a\" }", 2)]
    [InlineData("{ \"$schema\": \"a\" \"b\" }", 2)]
    [InlineData("{ \"$schema\": }", 2)]
    [InlineData("{ \"$schema\": \"a\", \"Zebra\": 1 }", 2)]
    [InlineData("}{", 2)]
    [InlineData("{", 2)]
    public async Task A_file_may_be_empty_or_name_its_schema(string content, int exitCode)
    {
        Write("", content);

        var run = await BuildRun.Of(new ParameterBuild(), x => x.Go, repository.Session());

        run.ExitCode.ShouldBe(exitCode, run.Output);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        Write("", """{ "Zebra": 1, "RetryCount": "many" }""");
        Write("ci", """{ "Fast": "maybe" }""");

        var run = await BuildRun.Of(
            new ParameterBuild(),
            x => x.Go,
            repository.Session("--profile", "ci", "--from", "x")
        );

        run.Output.ShouldBe(
            """
            .nuke/parameters.json, line 1: there is no parameter "Zebra".
            --fast (.nuke/parameters.ci.json, line 1): "maybe" is not true or false.
            --retry-count (.nuke/parameters.json, line 1): "many" is not a whole number.
            --from: "x" is not a date such as 2014-01-31.

            """
        );
    }

    [Theory]
    [InlineData(
        "stagign",
        "There is no profile stagign: .nuke/parameters.stagign.json is missing. Did you mean staging? The profiles are production, staging.\n"
    )]
    [InlineData(
        "../x",
        "There is no profile ../x: a name has letters, digits and - _ . only. The profiles are production, staging.\n"
    )]
    [InlineData(
        "staging Go",
        "There is no profile Go: .nuke/parameters.Go.json is missing. The profiles are production, staging. Go is a target: write it before --profile.\n"
    )]
    public async Task A_missing_profile_is_an_error(string profiles, string message)
    {
        Write("staging", "{}");
        Write("production", "{}");

        var run = await BuildRun.Of(
            new ParameterBuild(),
            x => x.Go,
            repository.Session(["--profile", .. profiles.Split(' ')])
        );

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(message);
    }

    [Fact]
    public async Task Where_there_are_no_profiles_the_error_says_so()
    {
        var run = await BuildRun.Of(new ParameterBuild(), x => x.Go, repository.Session("--profile=ci"));

        run.Output.ShouldBe("There is no profile ci: .nuke/parameters.ci.json is missing. There are no profiles.\n");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        (repository.Root / ".nuke").CreateDirectory();
        File.CreateSymbolicLink(repository.Root / ".nuke" / "parameters.json", "/proc/self/mem");

        var run = await BuildRun.Of(new ParameterBuild(), x => x.Go, repository.Session());

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith(".nuke/parameters.json cannot be read: ");
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, 0)]
    [InlineData(new byte[] { 0xFF, 0xFE }, 2)]
    public async Task A_byte_order_mark_is_read_over_and_another_encoding_is_refused(byte[] start, int exitCode)
    {
        var path = repository.Root / ".nuke" / "parameters.json";
        path.WriteAllBytes([.. start, .. Encoding.UTF8.GetBytes("""{ "RetryCount": 3 }""")]);

        var run = await BuildRun.Of(new ParameterBuild(), x => x.Go, repository.Session());

        run.ExitCode.ShouldBe(exitCode, run.Output);
    }

    [Fact]
    public async Task The_build_knows_its_profiles()
    {
        Write("a", "{}");
        Write("b", "{}");
        IReadOnlyCollection<string> profiles = [];

        await BuildRun.Of(
            new ProfileBuild(() => profiles = Nuke.Common.NukeBuild.LoadedLocalProfiles),
            x => x.Go,
            repository.Session("--profile", "b+a")
        );

        profiles.ShouldBe(["b", "a"]);
    }

    void Write(string profile, string content) =>
        (
            repository.Root / ".nuke" / (profile.Length == 0 ? "parameters.json" : $"parameters.{profile}.json")
        ).WriteAllText(content);

    sealed class ProfileBuild(Action action) : Nuke.Common.NukeBuild
    {
        public Nuke.Common.Target Go => _ => _.Executes(action);
    }
}
