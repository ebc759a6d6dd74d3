namespace Nuke.Common.Reporting;

/// <summary>How a line looks where colours are understood.</summary>
enum LineStyle
{
    Plain,
    Faint,
    Heading,
    Success,
    Warning,
    Error,
}
