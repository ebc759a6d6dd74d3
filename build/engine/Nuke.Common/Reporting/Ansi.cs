namespace Nuke.Common.Reporting;

/// <summary>Colours of a terminal.</summary>
static class Ansi
{
    public static string Paint(string text, LineStyle style)
    {
        var code = style switch
        {
            LineStyle.Faint => "90",
            LineStyle.Heading => "1;36",
            LineStyle.Success => "32",
            LineStyle.Warning => "33",
            LineStyle.Error => "31",
            _ => null,
        };
        return code is null || text.Length == 0 ? text : $"\e[{code}m{text}\e[0m";
    }
}
