using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests;

public sealed class SecretsCommandTests : IDisposable
{
    readonly SecretRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task A_piped_value_is_stored_without_the_end_of_its_last_line()
    {
        await repository.Store("token", "first line\nsecond line");
        var build = new SecretBuild();

        await repository.Run(build, "Required");

        build.Seen.ShouldBe("first line\nsecond line");
    }

    [Fact]
    public async Task The_rest_of_the_file_stays_as_it_was()
    {
        const string before = """
            {
                "$schema": "./build.schema.json",
                "feed-name": "größer & <besser>",
                "Token": "OLD",
                "Pin": "v2:pbkdf2-sha256:2:AAAA:AAAA"
            }

            """;
        await repository.Store("Token", "some value");
        var stored = repository.Parameters.ReadAllText().Split('"')[3];
        repository.Parameters.WriteAllText(before.Replace("OLD", stored, StringComparison.Ordinal));

        await repository.Store("Token", "another value");

        var after = repository.Parameters.ReadAllText();
        var replaced = after
            .Split('"')
            .Single(x => x.StartsWith("v2:pbkdf2-sha256:2:", StringComparison.Ordinal) && x.Length > 40);
        replaced.ShouldNotBe(stored);
        after.ShouldBe(before.Replace("OLD", replaced, StringComparison.Ordinal));
        repository.Parameters.Parent!.GetFiles().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task List_says_what_is_stored_where_and_remove_removes_it()
    {
        await repository.Store("Token", "some value");
        await repository.Store("Token", "some value", "staging");

        (await Run("list")).Output.ShouldBe(
            """
            Token   .nuke/parameters.json, .nuke/parameters.staging.json
            Pin     not stored
            ApiKey  not stored

            """
        );

        (await Run("remove", "TOKEN", "--profile=staging")).Output.ShouldBe(
            "Token is removed from .nuke/parameters.staging.json. Older versions of the file still hold it, encrypted.\n"
        );
        (await Run("list")).Output.ShouldStartWith("Token   .nuke/parameters.json\n");
    }

    [Theory]
    [InlineData("", "What about the secrets? Use set, list, remove.")]
    [InlineData("lsit", "There is no \"secrets lsit\". Did you mean list?")]
    [InlineData("set", "Which secret? The secrets are Token, Pin, ApiKey.")]
    [InlineData("set Tokne", "There is no secret Tokne. Did you mean Token? The secrets are Token, Pin, ApiKey.")]
    [InlineData(
        "set FeedName",
        "FeedName is no secret, because it is not marked with [Secret]. The secrets are Token, Pin, ApiKey."
    )]
    [InlineData(
        "set Token value",
        "The value is not given on the command line, where it would be seen. It is asked for, or read from a pipe."
    )]
    [InlineData("set Token --profil ci", "There is no option --profil here. Did you mean --profile?")]
    [InlineData("set Token --profile ../ci", "--profile needs a name of letters, digits and - _ . only.")]
    [InlineData("remove Token", "Token is not stored in .nuke/parameters.json.")]
    public async Task What_is_not_understood_is_refused(string words, string message)
    {
        var run = await Run(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe($"{message} See ./build.sh secrets --help.\n");
    }

    [Theory]
    [InlineData("", "Token was given no value.")]
    [InlineData("abc", "The value has fewer than 4 characters, too few to keep it out of the log.")]
    public async Task A_value_that_cannot_be_kept_secret_is_refused(string value, string message)
    {
        var session = repository.Session([$"PARAMS_KEY={SecretRepository.Password}"], "secrets", "set", "Token");

        var run = await repository.Run(new SecretBuild(), session with { Input = () => new StringReader(value) });

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith(message);
        repository.Parameters.FileExists().ShouldBeFalse();
    }

    [Fact]
    public async Task All_secrets_of_a_file_have_one_password()
    {
        await repository.Store("Token", "some value");
        var session = repository.Session(["PARAMS_KEY=another password"], "secrets", "set", "ApiKey");

        var run = await repository.Run(new SecretBuild(), session with { Input = () => new StringReader("value") });

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("the password (PARAMS_KEY) does not open it");
    }

    [Fact]
    public async Task Without_a_password_nothing_is_stored()
    {
        var session = repository.Session([], "secrets", "set", "Token");

        var run = await repository.Run(
            new SecretBuild(),
            session with
            {
                Input = () => new StringReader("some value"),
            }
        );

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith(
            "There is no password for .nuke/parameters.json. Give it as PARAMS_KEY in the environment, or run this on a terminal."
        );
    }

    [Theory]
    [InlineData(
        "a long password|a long password|some value",
        0,
        "Token is stored in .nuke/parameters.json, encrypted."
    )]
    [InlineData("a long password|another password|some value", 2, "The two passwords differ. Nothing was stored.")]
    [InlineData("short|short|some value", 2, "The password has fewer than 12 characters.")]
    [InlineData("a long password|a long password|", 2, "Token was given no value.")]
    [InlineData("", 2, "There is no password for .nuke/parameters.json.")]
    public async Task A_terminal_is_asked_for_a_new_password_twice_and_then_for_the_value(
        string answers,
        int exitCode,
        string message
    )
    {
        var left = new Queue<string>(answers.Split('|'));
        var session = repository.Session([], "secrets", "set", "Token") with { AskSecret = _ => left.Dequeue() };

        var run = await repository.Run(new SecretBuild(), session);

        run.ExitCode.ShouldBe(exitCode, run.Output);
        run.Output.ShouldStartWith(message);
        repository.Parameters.FileExists().ShouldBe(exitCode == 0);
    }

    [Fact]
    public async Task Whoever_does_not_want_to_answer_interrupts_the_build()
    {
        await repository.Store("Token", "some value");
        var session = repository.Session([], "Required") with
        {
            AskSecret = _ => throw new OperationCanceledException("Interrupted while asking for a secret."),
        };

        var run = await repository.Run(new SecretBuild(), session);

        run.ExitCode.ShouldBe(130);
        run.Output.ShouldBe("Interrupted while asking for a secret.\n");
    }

    [Fact]
    public async Task A_file_that_is_not_json_is_left_alone()
    {
        repository.Parameters.WriteAllText("{ // mine\n}");
        var session = repository.Session([$"PARAMS_KEY={SecretRepository.Password}"], "secrets", "set", "Token");

        var run = await repository.Run(
            new SecretBuild(),
            session with
            {
                Input = () => new StringReader("some value"),
            }
        );

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith(".nuke/parameters.json, line 1 is not JSON: ");
        repository.Parameters.ReadAllText().ShouldBe("{ // mine\n}");
    }

    [Fact]
    public async Task A_linked_file_stays_a_link()
    {
        var file = (repository.Root / "shared.json").WriteAllText("{}");
        repository.Parameters.Parent!.CreateDirectory();
        File.CreateSymbolicLink(repository.Parameters, file);

        await repository.Store("Token", "some value");

        File.ResolveLinkTarget(repository.Parameters, false)!.FullName.ShouldBe(file);
        file.ReadAllText().ShouldContain("\"Token\": \"v2:");
    }

    [Fact]
    public async Task A_target_of_that_name_comes_first()
    {
        var run = await BuildRun.Of(new TargetBuild(), x => x.Secrets, "secrets");

        run.ExitCode.ShouldBe(0, run.Output);
        run.Words.ShouldContain("Secrets Succeeded");
    }

    [Fact]
    public async Task Help_says_how()
    {
        var run = await Run("--help");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("./build.sh secrets set NAME [--profile PROFILE]");
    }

    Task<BuildRun> Run(params string[] arguments) => repository.Run(new SecretBuild(), ["secrets", .. arguments]);

    sealed class TargetBuild : NukeBuild
    {
        public Target Secrets => _ => _.Executes(() => { });
    }
}
