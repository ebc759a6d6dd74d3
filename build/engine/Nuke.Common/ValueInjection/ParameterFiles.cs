using Nuke.Common.IO;
using Nuke.Common.Secrets;

namespace Nuke.Common.ValueInjection;

/// <summary>
/// The values of the parameter files: <c>.nuke/parameters.json</c> and then those of the profiles, where a later one
/// wins.
/// </summary>
sealed class ParameterFiles
{
    readonly Dictionary<ParameterDescriptor, ParameterFileEntry> entries = [];
    readonly List<string> errors = [];

    ParameterFiles(IReadOnlyList<string> profiles) => Profiles = profiles;

    public static ParameterFiles None { get; } = new([]);

    public IReadOnlyList<string> Profiles { get; }

    /// <summary>What is wrong with the files, each a complete sentence.</summary>
    public IReadOnlyList<string> Errors => errors;

    public static ParameterFiles Load(AbsolutePath root, IReadOnlyList<string> profiles, ParameterCatalog catalog)
    {
        var files = new ParameterFiles(profiles);
        if (ParameterFile.PathOf(root, null).FileExists())
            files.Load(root, (string?)null, catalog);
        foreach (var profile in profiles)
        {
            if (IsName(profile) && ParameterFile.PathOf(root, profile).FileExists())
                files.Load(root, profile, catalog);
            else
                files.errors.Add(Missing(root, profile, catalog));
        }
        return files;
    }

    public ParameterFileEntry? Find(ParameterDescriptor parameter) => entries.GetValueOrDefault(parameter);

    /// <summary>Whether a profile can have this name: it becomes part of a file's name.</summary>
    public static bool IsName(string profile) =>
        profile.Length > 0 && profile.All(x => char.IsLetterOrDigit(x) || x is '-' or '_' or '.');

    static string Missing(AbsolutePath root, string profile, ParameterCatalog catalog)
    {
        var profiles = ParameterFile.ProfilesOf(root);
        var known = profiles.Count == 0 ? "There are no profiles." : $"The profiles are {string.Join(", ", profiles)}.";
        // "--profile staging Deploy" reads Deploy as a second profile.
        var isTarget = catalog.Targets.Any(x => ParameterName.Normalise(x) == ParameterName.Normalise(profile));
        var hint = isTarget ? $" {profile} is a target: write it before --profile." : "";
        var file = IsName(profile)
            ? root.GetUnixRelativePathTo(ParameterFile.PathOf(root, profile)) + " is missing"
            : "a name has letters, digits and - _ . only";
        return $"There is no profile {profile}: {file}.{NameSuggestion.For(profile, profiles)} {known}{hint}";
    }

    void Load(AbsolutePath root, string? profile, ParameterCatalog catalog)
    {
        try
        {
            foreach (var entry in ParameterFile.Read(root, profile).Where(x => x.Key != ParameterFile.SchemaKey))
            {
                if (catalog.Find(entry.Key) is not { } parameter)
                {
                    var names = catalog.All.Where(x => x.IsAllowedInFiles).Select(x => x.Key);
                    errors.Add(
                        $"{entry.Place}: there is no parameter \"{entry.Key}\".{NameSuggestion.For(entry.Key, names)}"
                    );
                }
                else if (!parameter.IsAllowedInFiles)
                {
                    errors.Add($"{entry.Place}: \"{entry.Key}\" can only be given on the command line.");
                }
                else if (parameter.IsSecret && SecretReader.Misfit(entry, parameter) is { } reason)
                {
                    errors.Add($"{parameter.Option} ({entry.Place}): {reason}");
                }
                else if (Misfit(entry, parameter) is { } misfit)
                {
                    errors.Add($"{parameter.Option} ({entry.Place}): {misfit}");
                }
                else
                {
                    entries[parameter] = entry;
                }
            }
        }
        catch (FormatException exception)
        {
            errors.Add(exception.Message);
        }
    }

    /// <summary>Why JSON's kind of value cannot be one of the parameter, or null. The value itself is not shown.</summary>
    static string? Misfit(ParameterFileEntry entry, ParameterDescriptor parameter)
    {
        var expected = ValueConversion.Expected(parameter.ItemType);
        if (entry.Kind == ParameterFileValueKind.List && !parameter.IsList)
            return $"a list is not {expected}.";
        foreach (var kind in entry.Items.Select(x => x.Kind))
        {
            var problem = kind switch
            {
                ParameterFileValueKind.Text => null,
                ParameterFileValueKind.Null => $"null is not {expected}. Remove the line to leave the parameter out.",
                ParameterFileValueKind.Object => $"an object is not {expected}.",
                ParameterFileValueKind.List => $"a list is not {expected}.",
                ParameterFileValueKind.Number => parameter.IsNumber ? null : $"a number is not {expected}.",
                _ => parameter.IsSwitch ? null : $"true or false is not {expected}.",
            };
            if (problem is null)
                continue;
            var isText = kind is ParameterFileValueKind.Number or ParameterFileValueKind.Boolean;
            return isText && parameter.ItemType == typeof(string) ? $"{problem} Put it in quotes." : problem;
        }
        return null;
    }
}
