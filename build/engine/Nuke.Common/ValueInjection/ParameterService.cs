using System.Collections.Concurrent;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Secrets;

namespace Nuke.Common.ValueInjection;

/// <summary>
/// The values of parameters: the command line comes before the environment, that before the parameter files.
/// </summary>
sealed class ParameterService(ParameterCatalog catalog, CommandLine commandLine, BuildSession session, Masking masking)
{
    readonly EnvironmentValues environment = new(session.EnvironmentVariables);
    readonly SecretPasswords passwords = new(session.EnvironmentVariables, session.AskSecret, masking);
    readonly ConcurrentDictionary<ParameterDescriptor, Lazy<object?>> unlocked = [];
    ParameterFiles files = ParameterFiles.None;

    /// <summary>The profiles whose files were read.</summary>
    public IReadOnlyList<string> Profiles => files.Profiles;

    /// <summary>Whether the build has parameters without which it does not start.</summary>
    public bool HasRequired => catalog.All.Any(x => x.IsRequired);

    /// <summary>Whether secrets stay encrypted, because nothing runs that could need them.</summary>
    public bool KeepsSecretsLocked { get; set; }

    /// <summary>
    /// Masks what the command line and the environment hold of secrets, whichever of them wins; then reads the parameter
    /// files.
    /// </summary>
    public void Load()
    {
        foreach (var parameter in catalog.All.Where(x => x.IsSecret))
        {
            foreach (var word in commandLine.Values.GetValueOrDefault(parameter) ?? [])
                AddSecret(parameter, word);
            foreach (var value in environment.FindAll(parameter))
                AddSecret(parameter, value);
        }
        foreach (var password in SecretPasswords.AllIn(session.EnvironmentVariables))
            masking.Add(password);
        files = ParameterFiles.Load(session.RootDirectory, AskedProfiles(), catalog);
    }

    /// <summary>Converts every value that was given, and tells what does not convert, each a complete sentence.</summary>
    public IReadOnlyList<string> Check()
    {
        var errors = new List<string>(files.Errors);
        foreach (var parameter in catalog.All)
        {
            try
            {
                _ = parameter.IsSecret ? Given(parameter) : GetValue(parameter);
            }
            catch (FormatException exception)
            {
                errors.Add(exception.Message);
            }
        }
        return errors;
    }

    /// <summary>The parameter of a name, or null.</summary>
    public ParameterDescriptor? Find(string name) => catalog.Find(name);

    /// <summary>The value of the parameter that a member stands for, or null where none was given.</summary>
    public object? GetValue(MemberInfo member)
    {
        var attribute = member.GetCustomAttribute<ParameterAttribute>();
        return attribute is null ? null : GetValue(catalog.Find(attribute.Name ?? member.Name)!);
    }

    /// <summary>Whether a member's value is in a parameter file, encrypted, and the password is still to be asked for.</summary>
    public bool IsLocked(MemberInfo member) =>
        member.GetCustomAttribute<ParameterAttribute>() is { } attribute
        && catalog.Find(attribute.Name ?? member.Name) is { } parameter
        && IsLocked(parameter);

    /// <summary>The value of a parameter, or null where none was given.</summary>
    /// <exception cref="BuildRefusedException">It is an encrypted secret, and the password is missing or wrong.</exception>
    public object? GetValue(ParameterDescriptor parameter) =>
        Given(parameter) ?? (files.Find(parameter) is { } entry ? FromFile(parameter, entry) : null);

    bool IsLocked(ParameterDescriptor parameter) =>
        parameter.IsSecret
        && files.Find(parameter) is { } entry
        && !(unlocked.TryGetValue(parameter, out var value) && value.IsValueCreated)
        && (KeepsSecretsLocked || !passwords.IsGiven(entry.Profile))
        && Given(parameter) is null;

    /// <summary>What the command line or the environment say, or null.</summary>
    object? Given(ParameterDescriptor parameter)
    {
        if (commandLine.Values.TryGetValue(parameter, out var words))
            return Convert(parameter, words, parameter.Option, session.WorkingDirectory);
        if (environment.Find(parameter) is not { } variable)
            return null;

        var origin = $"{parameter.Option} (from the environment variable {variable.Name})";
        if (!string.IsNullOrWhiteSpace(variable.Value))
            return Convert(parameter, SplitVariable(parameter, variable.Value), origin, session.WorkingDirectory);

        // CI systems hand over unset variables as empty ones: a switch is then off, a list empty, anything else not given.
        return parameter.IsSwitch ? false
            : parameter.IsList ? Convert(parameter, [], origin, session.WorkingDirectory)
            : null;
    }

    static string[] SplitVariable(ParameterDescriptor parameter, string value) =>
        parameter.IsList && parameter.Separator is null
            ? value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : [value];

    string[] AskedProfiles()
    {
        try
        {
            return (string[]?)Given(EngineOptions.Profile) ?? [];
        }
        // Is said with everything else that does not convert.
        catch (FormatException)
        {
            return [];
        }
    }

    // The paths of a file are those of the repository, wherever the build is started.
    object? FromFile(ParameterDescriptor parameter, ParameterFileEntry entry) =>
        parameter.IsSecret
            ? unlocked.GetOrAdd(parameter, _ => new Lazy<object?>(() => Unlock(parameter, entry))).Value
            : Convert(parameter, entry.Words, OriginOf(parameter, entry), session.RootDirectory);

    object Unlock(ParameterDescriptor parameter, ParameterFileEntry entry)
    {
        var words = new SecretReader(passwords, masking).Open(entry, parameter);
        try
        {
            return Convert(parameter, words, OriginOf(parameter, entry), session.RootDirectory);
        }
        catch (FormatException exception)
        {
            throw new BuildRefusedException(exception.Message);
        }
    }

    static string OriginOf(ParameterDescriptor parameter, ParameterFileEntry entry) =>
        $"{parameter.Option} ({entry.Place})";

    void AddSecret(ParameterDescriptor parameter, string value)
    {
        masking.Add(value);
        if (parameter.IsList)
        {
            var separators = new[] { parameter.Separator, " " }.OfType<string>().ToArray();
            foreach (var item in value.Split(separators, StringSplitOptions.TrimEntries))
                masking.Add(item);
        }
    }

    static object Convert(
        ParameterDescriptor parameter,
        IReadOnlyList<string> words,
        string origin,
        AbsolutePath directory
    )
    {
        try
        {
            return ValueConversion.Convert(words, parameter.Type, parameter.Separator, directory);
        }
        catch (FormatException exception)
        {
            // A secret that is too short to be masked must not be quoted either.
            var reason = parameter.IsSecret
                ? $"the value is not {ValueConversion.Expected(parameter.ItemType)}."
                : exception.Message;
            throw new FormatException($"{origin}: {reason}", exception);
        }
    }
}
