namespace MlPipeline.Reports;

/// <summary>A file of a report.</summary>
/// <param name="Path">Its path inside the report's folder, with forward slashes.</param>
/// <param name="Content">Its content.</param>
readonly record struct ReportFile(string Path, byte[] Content);
