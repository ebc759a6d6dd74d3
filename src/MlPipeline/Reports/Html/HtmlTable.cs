namespace MlPipeline.Reports.Html;

/// <summary>A table of text.</summary>
/// <param name="Caption">What the table shows, and the unit of its figures.</param>
/// <param name="Columns">Its columns; the first names the rows.</param>
/// <param name="Rows">Its rows.</param>
sealed record HtmlTable(string Caption, IReadOnlyList<HtmlColumn> Columns, IReadOnlyList<HtmlRow> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What it holds.</param>
readonly record struct HtmlColumn(string Title, HtmlColumnKind Kind = HtmlColumnKind.Number);

/// <summary>What a column holds, which decides how it is set.</summary>
enum HtmlColumnKind
{
    /// <summary>Figures, aligned at their right.</summary>
    Number,

    /// <summary>Short text on one line.</summary>
    Text,

    /// <summary>Sentences, which break where they must.</summary>
    Prose,
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">The text of its cells.</param>
/// <param name="Mark">A word that marks the row, shown in its first cell; null for an ordinary row.</param>
/// <param name="Strong">Whether the row stands out.</param>
sealed record HtmlRow(IReadOnlyList<string> Cells, string? Mark = null, bool Strong = false);
