using Nuke.Common.IO;

namespace Build.Tests;

public sealed class SecretParameterTests : IDisposable
{
    const string Value = "canary-in-the-mine";

    readonly SecretRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("Required")]
    [InlineData("Quiet")]
    [InlineData("Both")]
    public async Task A_stored_secret_reaches_the_build_that_has_the_password(string target)
    {
        await repository.Store("Token", Value);
        await repository.Store("ApiKey", Value);
        var build = new SecretBuild();

        var run = await repository.Run(build, target);

        run.ExitCode.ShouldBe(0, run.Output);
        build.Seen.ShouldBe(Value);
        repository.Parameters.ReadAllText().ShouldNotContain(Value);
    }

    [Fact]
    public async Task A_secret_of_a_profile_has_the_password_of_the_profile()
    {
        await repository.Store("Token", "of the default");
        await repository.Store("Token", Value, "staging");
        var build = new SecretBuild();

        var session = repository.Session(
            [$"PARAMS_STAGING_KEY={SecretRepository.Password}"],
            "Required",
            "--profile",
            "staging"
        );
        var run = await repository.Run(build, session);

        run.ExitCode.ShouldBe(0, run.Output);
        build.Seen.ShouldBe(Value);
    }

    [Theory]
    [InlineData("Required")]
    [InlineData("Quiet")]
    public async Task A_wrong_password_is_an_error(string target)
    {
        await repository.Store("Token", Value);
        var build = new SecretBuild();

        var run = await repository.Run(build, repository.Session(["PARAMS_KEY=wrong"], target));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "--token (.nuke/parameters.json, line 2): the password (PARAMS_KEY) does not open it. Either it is not the one "
                + "that the secret was stored with, or the value was changed or moved here from another parameter.\n"
        );
        build.Seen.ShouldBeNull();
    }

    [Fact]
    public async Task Values_that_have_changed_places_are_noticed()
    {
        await repository.Store("Token", Value);
        await repository.Store("ApiKey", "another value");
        repository.Parameters.UpdateText(x =>
            x.Replace("\"Token\"", "\"Swap\"", StringComparison.Ordinal)
                .Replace("\"ApiKey\"", "\"Token\"", StringComparison.Ordinal)
                .Replace("\"Swap\"", "\"ApiKey\"", StringComparison.Ordinal)
        );

        var run = await repository.Run(new SecretBuild(), "Required");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("moved here from another parameter");
    }

    [Fact]
    public async Task Without_a_password_only_what_needs_the_secret_is_refused()
    {
        await repository.Store("Token", Value);
        var build = new SecretBuild();

        (await repository.Run(build, repository.Session([], "Quiet"))).ExitCode.ShouldBe(0);
        build.Seen.ShouldBe("nothing");

        var run = await repository.Run(new SecretBuild(), repository.Session([], "Required"));
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "--token is encrypted in .nuke/parameters.json, line 2, and there is no password for it. Give the password as "
                + "PARAMS_KEY in the environment, or the secret itself as NUKE_TOKEN.\n"
        );
    }

    [Fact]
    public async Task A_component_that_reads_its_secret_without_a_password_fails_and_says_what_to_do()
    {
        await repository.Store("ApiKey", Value);

        var run = await repository.Run(new SecretBuild(), repository.Session([], "OfComponent"));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("--api-key is encrypted in .nuke/parameters.json, line 2, and there is no password");
    }

    [Fact]
    public async Task On_a_terminal_the_password_is_asked_for_once_and_only_when_it_is_needed()
    {
        await repository.Store("Token", Value);
        await repository.Store("ApiKey", Value);
        var questions = new List<string>();
        var session = repository.Session([], "Both") with
        {
            AskSecret = question =>
            {
                questions.Add(question);
                return SecretRepository.Password;
            },
        };

        (await repository.Run(new SecretBuild(), session with { Arguments = ["Quiet"] })).ExitCode.ShouldBe(0);
        (await repository.Run(new SecretBuild(), session with { Arguments = ["--help"] })).ExitCode.ShouldBe(0);
        questions.ShouldBeEmpty();

        var run = await repository.Run(new SecretBuild(), session);
        run.ExitCode.ShouldBe(0, run.Output);
        questions.ShouldBe(["Password of .nuke/parameters.json (PARAMS_KEY is not set): "]);
    }

    [Fact]
    public async Task The_environment_wins_and_needs_no_password()
    {
        await repository.Store("Token", "of the file");
        var build = new SecretBuild();

        var run = await repository.Run(build, repository.Session([$"TOKEN={Value}"], "Required"));

        run.ExitCode.ShouldBe(0, run.Output);
        build.Seen.ShouldBe(Value);
    }

    [Theory]
    [InlineData("plain text", "a secret must not stand in a file as it is.")]
    [InlineData("v1:c29tZXRoaW5n", "the value was encrypted by Nuke, which is not read here.")]
    public async Task A_value_that_is_not_encrypted_is_refused_and_not_shown(string value, string message)
    {
        repository.WriteProfile("ci", $$"""{ "Token": "{{value}}" }""");

        var run = await repository.Run(new SecretBuild(), "Quiet", "--profile", "ci");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith($"--token (.nuke/parameters.ci.json, line 1): {message}");
        run.Output.ShouldContain("./build.sh secrets set Token --profile ci.\n");
        run.Output.ShouldNotContain(value);
    }

    [Fact]
    public async Task A_damaged_value_is_refused()
    {
        repository.Parameters.WriteAllText("""{ "Token": "v2:pbkdf2-sha256:2:AAAA:AAAA" }""");

        var run = await repository.Run(new SecretBuild(), "Required");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("the encrypted value is damaged. The value is cut off.");
    }

    [Fact]
    public async Task A_secret_that_is_missing_is_not_asked_for_on_the_command_line()
    {
        var run = await repository.Run(new SecretBuild(), "Required");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "Required requires --token (a text). Give it as NUKE_TOKEN in the environment, or store it: ./build.sh secrets set Token.\n"
        );
    }

    [Theory]
    [InlineData("PIN=abc")]
    [InlineData("PIN=a-long-secret")]
    public async Task A_secret_that_does_not_convert_is_not_shown(string variable)
    {
        var run = await repository.Run(new SecretBuild(), repository.Session([variable], "Quiet"));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe("--pin (from the environment variable PIN): the value is not a whole number.\n");
    }

    [Fact]
    public async Task A_stored_secret_that_does_not_convert_is_not_shown()
    {
        await repository.Store("Pin", "no-number");

        var run = await repository.Run(new SecretBuild(), "PinRequired");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe("--pin (.nuke/parameters.json, line 2): the value is not a whole number.\n");
    }
}
