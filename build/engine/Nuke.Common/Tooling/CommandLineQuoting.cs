using System.Text;

namespace Nuke.Common.Tooling;

/// <summary>Writes arguments so that a started process reads the same ones.</summary>
static class CommandLineQuoting
{
    public static string Join(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    /// <summary>
    /// Double quotes around what has white space or quotes. Backslashes need another one only in front of a quote: the
    /// rule that .NET follows on every system when it takes a command line apart.
    /// </summary>
    public static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(x => char.IsWhiteSpace(x) || x == '"'))
            return argument;

        var text = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in argument)
        {
            if (character == '"')
                text.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            text.Append(character);
        }
        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
