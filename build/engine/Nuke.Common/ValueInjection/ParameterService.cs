using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary>The values of parameters: the command line comes before the environment.</summary>
sealed class ParameterService(
    ParameterCatalog catalog,
    CommandLine commandLine,
    EnvironmentValues environment,
    AbsolutePath workingDirectory
)
{
    /// <summary>Converts every value that was given, and tells what does not convert, each a complete sentence.</summary>
    public IReadOnlyList<string> Check()
    {
        var errors = new List<string>();
        foreach (var parameter in catalog.All)
        {
            try
            {
                GetValue(parameter);
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

    /// <summary>The value of a parameter, or null where none was given.</summary>
    public object? GetValue(ParameterDescriptor parameter)
    {
        if (commandLine.Values.TryGetValue(parameter, out var words))
            return Convert(parameter, words, parameter.Option);
        if (environment.Find(parameter) is not { } variable)
            return null;

        var origin = $"{parameter.Option} (from the environment variable {variable.Key})";
        if (!string.IsNullOrWhiteSpace(variable.Value))
            return Convert(parameter, SplitVariable(parameter, variable.Value), origin);

        // CI systems hand over unset variables as empty ones: a switch is then off, a list empty, anything else not given.
        return parameter.IsSwitch ? false
            : parameter.IsList ? Convert(parameter, [], origin)
            : null;
    }

    static string[] SplitVariable(ParameterDescriptor parameter, string value) =>
        parameter.IsList && parameter.Separator is null
            ? value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : [value];

    object Convert(ParameterDescriptor parameter, IReadOnlyList<string> words, string origin)
    {
        try
        {
            return ValueConversion.Convert(words, parameter.Type, parameter.Separator, workingDirectory);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{origin}: {exception.Message}", exception);
        }
    }
}
