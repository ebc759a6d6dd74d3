using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.ValueInjection;

/// <summary>Turns words into values of a parameter's type.</summary>
static class ValueConversion
{
    /// <exception cref="FormatException">A word does not read as the type; the message is a complete sentence.</exception>
    public static object Convert(
        IReadOnlyList<string> words,
        Type type,
        string? separator,
        AbsolutePath workingDirectory
    )
    {
        if (type.IsArray)
        {
            var item = type.GetElementType()!;
            var parts = separator is null
                ? words
                : [.. words.SelectMany(word => word.Split(separator, StringSplitOptions.RemoveEmptyEntries))];
            var array = Array.CreateInstance(item, parts.Count);
            for (var i = 0; i < parts.Count; i++)
                array.SetValue(ConvertWord(parts[i].Trim(), item, workingDirectory), i);
            return array;
        }

        return words.Count == 0 ? true : ConvertWord(words[0], type, workingDirectory);
    }

    /// <summary>What a value of this type looks like, to complete "… needs a value: ".</summary>
    public static string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var names = NamesOf(type);
        return names.Count > 0 ? $"one of {string.Join(", ", names)}"
            : type == typeof(bool) ? "true or false"
            : type == typeof(int) || type == typeof(long) ? "a whole number"
            : type == typeof(double) || type == typeof(decimal) ? "a number"
            : type == typeof(AbsolutePath) ? "a path"
            : type == typeof(Partition) ? "a part such as 2/3"
            : type == typeof(DateOnly) ? "a date such as 2014-01-31"
            : "a text";
    }

    /// <summary>The values that a parameter of this type can have, where they can be listed.</summary>
    public static IReadOnlyList<string> NamesOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? (type.IsArray ? type.GetElementType()! : type);
        if (type.IsEnum)
            return Enum.GetNames(type);
        return typeof(Enumeration).IsAssignableFrom(type)
            ?
            [
                .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Where(x => x.FieldType == type)
                    .Select(x => x.Name),
            ]
            : [];
    }

    static object ConvertWord(string word, Type type, AbsolutePath workingDirectory)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return TryConvertWord(word, type, workingDirectory)
            ?? throw new FormatException(
                $"\"{word}\" is not {Expected(type)}.{NameSuggestion.For(word, NamesOf(type))}"
            );
    }

    static object? TryConvertWord(string word, Type type, AbsolutePath workingDirectory)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(string))
            return word;
        if (type == typeof(bool))
            return BooleanWords.TryRead(word, out var boolean) ? boolean : null;
        if (type == typeof(int))
            return int.TryParse(word, culture, out var number) ? number : null;
        if (type == typeof(long))
            return long.TryParse(word, culture, out var number) ? number : null;
        if (type == typeof(double))
            return double.TryParse(word, culture, out var number) ? number : null;
        if (type == typeof(DateOnly))
            return DateOnly.TryParseExact(word, "yyyy-MM-dd", culture, DateTimeStyles.None, out var date) ? date : null;
        if (type == typeof(Partition))
            return Partition.TryParse(word, out var partition) ? partition : null;
        if (type == typeof(AbsolutePath))
            return string.IsNullOrWhiteSpace(word) ? null : workingDirectory.Resolve(word);

        var names = NamesOf(type);
        if (names.Count > 0)
        {
            var name = names.FirstOrDefault(x => ParameterName.Normalise(x) == ParameterName.Normalise(word));
            return name is null ? null
                : type.IsEnum ? Enum.Parse(type, name)
                : type.GetField(name)!.GetValue(null);
        }

        return ConvertByTypeConverter(word, type);
    }

    static object? ConvertByTypeConverter(string word, Type type)
    {
        var converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string)))
            return null;
        try
        {
            return converter.ConvertFromInvariantString(word);
        }
        // A converter may fail in any way it likes; all of them mean that the word does not read as the type.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }
}
