using System.Text;

namespace Nuke.Common.Secrets;

/// <summary>Asks for a text on the process's terminal without showing what is typed.</summary>
static class TerminalPrompt
{
    /// <summary>Whether somebody is there who can be asked.</summary>
    public static bool IsAvailable => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>The answer; null when the person has given up.</summary>
    /// <exception cref="OperationCanceledException">Ctrl-C was pressed.</exception>
    public static string? Ask(string question)
    {
        var text = new StringBuilder();
        // The console's own writer waits for the end of the line.
        using var terminal = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        terminal.Write(question);
        var treatedAsInput = Console.TreatControlCAsInput;
        // Nobody would interrupt the waiting for a key otherwise.
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                var key = Console.ReadKey(intercept: true);
                var hasControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
                if (key.Key == ConsoleKey.C && hasControl)
                    throw new OperationCanceledException("Interrupted while asking for a secret.");
                if (key.Key == ConsoleKey.Enter)
                    return text.ToString();
                if (key.Key == ConsoleKey.Escape || (key.Key == ConsoleKey.D && hasControl))
                    return null;
                if (key.Key == ConsoleKey.Backspace && text.Length > 0)
                    text.Length--;
                else if (!char.IsControl(key.KeyChar))
                    text.Append(key.KeyChar);
            }
        }
        finally
        {
            Console.TreatControlCAsInput = treatedAsInput;
            terminal.WriteLine();
        }
    }
}
