using Microsoft.Net.Http.Headers;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>A content type that rows come in, and predictions go out in.</summary>
sealed class BodyFormat
{
    /// <summary>An object or an array of objects.</summary>
    public static readonly BodyFormat Json = new("application/json");

    /// <summary>An object per line.</summary>
    public static readonly BodyFormat Ndjson = new("application/x-ndjson");

    /// <summary>A header and a line per row.</summary>
    public static readonly BodyFormat Csv = new("text/csv");

    static readonly BodyFormat[] All = [Json, Ndjson, Csv];

    BodyFormat(string contentType) => ContentType = contentType;

    /// <summary>The content type.</summary>
    public string ContentType { get; }

    /// <summary>All content types, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(x => x.ContentType));

    /// <summary>The format of a <c>Content-Type</c> header; null where there is none, or it is not one of UTF-8.</summary>
    public static BodyFormat? OfContentType(string? header)
    {
        foreach (var format in All)
            if (format.ContentType == header)
                return format;
        return
            MediaTypeHeaderValue.TryParse(header, out var type)
            && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? Find(type)
            : null;
    }

    /// <summary>The format that an <c>Accept</c> header likes best; null where it takes none.</summary>
    /// <param name="header">The header; null takes anything.</param>
    /// <param name="otherwise">The format where anything will do.</param>
    public static BodyFormat? OfAccept(string? header, BodyFormat otherwise)
    {
        if (string.IsNullOrEmpty(header) || header == "*/*" || header == otherwise.ContentType)
            return otherwise;
        if (!MediaTypeHeaderValue.TryParseList([header], out var accepted))
            return null;
        foreach (var type in accepted.Where(x => x.Quality is not 0).OrderByDescending(x => x.Quality ?? 1))
        {
            if (Matches(type, otherwise))
                return otherwise;
            if (All.FirstOrDefault(x => Matches(type, x)) is { } format)
                return format;
        }
        return null;
    }

    /// <summary>Reads the rows of a body.</summary>
    /// <returns>Whether it is one row, to be answered by one prediction.</returns>
    /// <exception cref="RequestRefusal">The body is not of this format, or has no rows or too many.</exception>
    public bool Read(ReadOnlyMemory<byte> body, RowColumns rows)
    {
        if (this == Json)
            return JsonRows.Read(body.Span, rows);
        if (this == Csv)
            CsvRows.Read(body, rows);
        else
            NdjsonRows.Read(body.Span, rows);
        return false;
    }

    static BodyFormat? Find(MediaTypeHeaderValue type) =>
        All.FirstOrDefault(x => type.MediaType.Equals(x.ContentType, StringComparison.OrdinalIgnoreCase));

    static bool Matches(MediaTypeHeaderValue accepted, BodyFormat format) =>
        MediaTypeHeaderValue.Parse(format.ContentType).IsSubsetOf(new MediaTypeHeaderValue(accepted.MediaType));
}
