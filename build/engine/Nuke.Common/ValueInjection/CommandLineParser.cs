using System.Globalization;

namespace Nuke.Common.ValueInjection;

/// <summary>
/// Reads a command line against the parameters that exist. How many words an option takes depends on its type: a
/// switch takes the next word only when that reads as a boolean, an option with an optional value only when it names one,
/// a list takes all words up to the next option, anything else takes exactly one. The last occurrence wins.
/// </summary>
sealed class CommandLineParser(ParameterCatalog catalog)
{
    readonly List<string> _positional = [];
    readonly Dictionary<ParameterDescriptor, IReadOnlyList<string>> _values = [];
    readonly List<string> _errors = [];

    public CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var words = new Queue<string>(arguments);
        while (words.TryDequeue(out var word))
        {
            if (IsOption(word))
                ReadOption(word, words);
            else
                _positional.Add(word);
        }
        return new CommandLine(_positional, _values, _errors);
    }

    static bool IsOption(string word) =>
        word.Length > 1 && word[0] == '-' && !double.TryParse(word, CultureInfo.InvariantCulture, out _);

    void ReadOption(string word, Queue<string> words)
    {
        var separator = word.IndexOf('=', StringComparison.Ordinal);
        var name = separator < 0 ? word : word[..separator];
        var inline = separator < 0 ? null : word[(separator + 1)..];
        var parameter = name is "-h" or "-?" ? EngineOptions.Help : catalog.Find(name);
        if (parameter is null)
        {
            // The words behind an unknown option belong to it: reported as unknown targets they would only distract.
            TakeUntilOption(words);
            var suggestion = NameSuggestion.For(name, catalog.All.Where(x => x.Listed).Select(x => x.Option));
            _errors.Add($"There is no parameter {name}.{suggestion}");
        }
        else if (inline is not null)
        {
            _values[parameter] = [inline];
        }
        else if (parameter.IsList)
        {
            _values[parameter] = TakeUntilOption(words);
        }
        else if (parameter.IsSwitch)
        {
            _values[parameter] =
                words.TryPeek(out var next) && BooleanWords.TryRead(next, out _) ? [words.Dequeue()] : [];
        }
        else if (parameter.HasOptionalValue)
        {
            // The next word may as well be a target.
            var names = ValueConversion.NamesOf(parameter.Type);
            _values[parameter] =
                words.TryPeek(out var next) && names.Contains(next, StringComparer.OrdinalIgnoreCase)
                    ? [words.Dequeue()]
                    : [names[0]];
        }
        else if (words.TryPeek(out var next) && !IsOption(next))
        {
            _values[parameter] = [words.Dequeue()];
        }
        else
        {
            _errors.Add($"{parameter.Option} needs a value: {ValueConversion.Expected(parameter.Type)}.");
        }
    }

    static List<string> TakeUntilOption(Queue<string> words)
    {
        var taken = new List<string>();
        while (words.TryPeek(out var next) && !IsOption(next))
            taken.Add(words.Dequeue());
        return taken;
    }
}
