using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Secrets;

/// <summary><c>./build.sh secrets …</c>: stores secrets encrypted in the parameter files, lists and removes them.</summary>
sealed class SecretsCommand(BuildSession session, ParameterCatalog catalog, BuildConsole console)
{
    const string Name = "secrets";

    // The files are committed, and whoever has them can try passwords for as long as he likes.
    const int MinimumPasswordLength = 12;

    static readonly string[] s_verbs = ["set", "list", "remove"];

    readonly SecretPasswords passwords = new(session.EnvironmentVariables, session.AskSecret, console.Masking);

    /// <summary>Whether the command line means this command, and not a target of the same name.</summary>
    public static bool IsMeant(IReadOnlyList<string> arguments, ParameterCatalog catalog) =>
        arguments is [Name, ..] && !catalog.Targets.Any(x => ParameterName.Normalise(x) == Name);

    /// <returns>The exit code; see <see cref="BuildExitCode"/>.</returns>
    /// <exception cref="BuildRefusedException">The command line is not understood, or something else is missing.</exception>
    public int Run()
    {
        var words = session.Arguments.Skip(1).ToList();
        if (words.Exists(x => x is "-h" or "-?" or "--help"))
        {
            console.Write(Usage());
            return BuildExitCode.Succeeded;
        }

        var profile = TakeProfile(words);
        if (words.Find(x => x.StartsWith('-')) is { } option)
            throw Refused($"There is no option {option} here.{NameSuggestion.For(option, ["--profile"])}");
        switch (words)
        {
            case ["list"]:
                List(profile);
                break;
            case ["set", var name]:
                Set(Find(name), profile);
                break;
            case ["remove", var name]:
                Remove(Find(name), profile);
                break;
            case ["set", _, _, ..]:
                throw Refused(
                    "The value is not given on the command line, where it would be seen. It is asked for, or read from a pipe."
                );
            case ["set" or "remove"]:
                throw Refused($"Which secret? {Known()}");
            case [var verb, ..] when !s_verbs.Contains(verb):
                throw Refused($"There is no \"{Name} {verb}\".{NameSuggestion.For(verb, s_verbs)}");
            default:
                throw Refused($"What about the secrets? Use {string.Join(", ", s_verbs)}.");
        }
        return BuildExitCode.Succeeded;
    }

    static BuildRefusedException Refused(string message) => new($"{message} See ./build.sh {Name} --help.");

    static Report Usage() =>
        new Report()
            .Add(
                "./build.sh secrets list                           Shows which secrets there are, and where they are stored."
            )
            .Add(
                "./build.sh secrets set NAME [--profile PROFILE]     Stores one, encrypted; its value is asked for or read from a pipe."
            )
            .Add("./build.sh secrets remove NAME [--profile PROFILE]  Removes one.")
            .Add()
            .Add(
                "The password is that of the file: PARAMS_KEY, or PARAMS_<PROFILE>_KEY for a profile, in the environment,"
            )
            .Add("or else asked for on the terminal.");

    static string? TakeProfile(List<string> words)
    {
        var at = words.FindIndex(x => x == "--profile" || x.StartsWith("--profile=", StringComparison.Ordinal));
        if (at < 0)
            return null;
        var isInline = words[at].Contains('=', StringComparison.Ordinal);
        var profile = isInline ? words[at].Split('=', 2)[1] : words.ElementAtOrDefault(at + 1);
        if (profile is null || !ParameterFiles.IsName(profile))
            throw Refused("--profile needs a name of letters, digits and - _ . only.");
        words.RemoveRange(at, isInline ? 1 : 2);
        return profile;
    }

    void List(string? profile)
    {
        IReadOnlyList<string?> files = profile is null
            ? [null, .. ParameterFile.ProfilesOf(session.RootDirectory)]
            : [profile];
        var entries = files.SelectMany(Read).ToList();
        var secrets = catalog.All.Where(x => x.IsSecret).ToList();
        if (secrets.Count == 0)
        {
            console.Write(new Report().Add("The build has no parameters that are marked with [Secret]."));
            return;
        }

        var report = new Report();
        var width = secrets.Max(x => x.Key.Length);
        foreach (var secret in secrets)
        {
            var places = entries.Where(x => catalog.Find(x.Key) == secret).Select(x => x.File).ToList();
            report.Add(
                $"{secret.Key.PadRight(width)}  {(places.Count == 0 ? "not stored" : string.Join(", ", places))}"
            );
        }
        console.Write(report);
    }

    void Set(ParameterDescriptor secret, string? profile)
    {
        var path = ParameterFile.PathOf(session.RootDirectory, profile);
        var file = session.RootDirectory.GetUnixRelativePathTo(path);
        var password = Password(Read(profile), profile, file);
        var value = Value(secret);
        console.Masking.Add(value);
        if (value.Length < SecretForms.MinimumLength)
        {
            throw Refused(
                $"The value has fewer than {SecretForms.MinimumLength} characters, too few to keep it out of the log. Use a longer one."
            );
        }
        ParameterFileEditor.Set(
            path,
            secret,
            SecretCipher.Encrypt(value, password, secret.Name, session.SecretIterations)
        );
        console.Write(new Report().Add($"{secret.Key} is stored in {file}, encrypted."));
    }

    void Remove(ParameterDescriptor secret, string? profile)
    {
        var path = ParameterFile.PathOf(session.RootDirectory, profile);
        var file = session.RootDirectory.GetUnixRelativePathTo(path);
        if (!Read(profile).Exists(x => catalog.Find(x.Key) == secret) || !ParameterFileEditor.Remove(path, secret))
            throw Refused($"{secret.Key} is not stored in {file}.");
        console.Write(
            new Report().Add(
                $"{secret.Key} is removed from {file}. Older versions of the file still hold it, encrypted."
            )
        );
    }

    ParameterDescriptor Find(string name)
    {
        var parameter = catalog.Find(name);
        if (parameter is { IsSecret: true })
            return parameter;
        var names = catalog.All.Where(x => x.IsSecret).Select(x => x.Key);
        throw Refused(
            parameter is null
                ? $"There is no secret {name}.{NameSuggestion.For(name, names)} {Known()}"
                : $"{parameter.Key} is no secret, because it is not marked with [Secret]. {Known()}"
        );
    }

    string Known()
    {
        var names = string.Join(", ", catalog.All.Where(x => x.IsSecret).Select(x => x.Key));
        return names.Length == 0 ? "The build has none." : $"The secrets are {names}.";
    }

    List<ParameterFileEntry> Read(string? profile)
    {
        if (!ParameterFile.PathOf(session.RootDirectory, profile).FileExists())
            return [];
        try
        {
            return [.. ParameterFile.Read(session.RootDirectory, profile)];
        }
        catch (FormatException exception)
        {
            throw new BuildRefusedException(exception.Message);
        }
    }

    // All secrets of a file have one password: another one would lock out whoever needs two of them.
    string Password(List<ParameterFileEntry> entries, string? profile, string file)
    {
        var variable = SecretPasswords.VariableOf(profile);
        var isAsked = !passwords.IsGiven(profile);
        var password =
            passwords.Find(profile, file)
            ?? throw Refused(
                $"There is no password for {file}. Give it as {variable} in the environment, or run this on a terminal."
            );
        console.Masking.Add(password);
        var stored = entries.Find(x =>
            catalog.Find(x.Key) is { IsSecret: true } && x.Words.All(SecretCipher.IsEncrypted)
        );
        if (stored is not null)
        {
            new SecretReader(passwords, console.Masking).Open(stored, catalog.Find(stored.Key)!);
            return password;
        }
        if (password.Length < MinimumPasswordLength)
            throw Refused(
                $"The password has fewer than {MinimumPasswordLength} characters. Whoever has {file} could guess it."
            );
        if (isAsked && session.AskSecret!("The same password again: ") != password)
            throw Refused("The two passwords differ. Nothing was stored.");
        return password;
    }

    string Value(ParameterDescriptor secret)
    {
        var value = session.AskSecret is null
            ? session.Input().ReadToEnd()
            : session.AskSecret($"Value of {secret.Key}: ");
        // The end of the last line comes from the tool that filled the pipe.
        value =
            value is null ? ""
            : value.EndsWith("\r\n", StringComparison.Ordinal) ? value[..^2]
            : value.EndsWith('\n') ? value[..^1]
            : value;
        return value.Length > 0
            ? value
            : throw Refused($"{secret.Key} was given no value. Type it, or write it into a pipe.");
    }
}
