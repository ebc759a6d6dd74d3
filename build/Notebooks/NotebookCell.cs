namespace Delivery.Notebooks;

/// <summary>A part of a notebook: text for people, or code.</summary>
/// <param name="Id">Its name, the same each time: letters, digits and dashes.</param>
/// <param name="IsCode">Whether it is code; else it is Markdown.</param>
/// <param name="Lines">Its lines.</param>
public sealed record NotebookCell(string Id, bool IsCode, IReadOnlyList<string> Lines);
