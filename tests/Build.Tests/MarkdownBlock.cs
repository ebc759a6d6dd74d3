using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>A block of a page.</summary>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">What is in it.</param>
public sealed record MarkdownBlock(string Language, string Text)
{
    /// <summary>The commands of a console block: what follows a prompt.</summary>
    public IEnumerable<string> Commands =>
        Text.Split('\n').Where(x => x.StartsWith("$ ", StringComparison.Ordinal)).Select(x => x[2..]);

    /// <summary>The fenced blocks of a page, in order.</summary>
    public static IReadOnlyList<MarkdownBlock> Read(AbsolutePath page)
    {
        var blocks = new List<MarkdownBlock>();
        List<string>? lines = null;
        var language = "";
        foreach (var line in page.ReadAllLines())
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                lines?.Add(line);
                continue;
            }
            if (lines is not null)
                blocks.Add(new MarkdownBlock(language, string.Concat(lines.Select(x => $"{x}\n"))));
            else
                language = line[3..];
            lines = lines is null ? [] : null;
        }
        return blocks;
    }
}
