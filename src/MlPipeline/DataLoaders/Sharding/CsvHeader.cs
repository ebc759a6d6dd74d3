using MlPipeline.DataLoaders.Reading;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>The header of a CSV file as it is written.</summary>
/// <param name="Bytes">Its record, with its line end, and with the mark of UTF-8 where the file has one.</param>
/// <param name="Columns">The names in it.</param>
/// <param name="End">Where the record after it begins, in bytes from the start of the file.</param>
sealed record CsvHeader(ReadOnlyMemory<byte> Bytes, IReadOnlyList<string> Columns, long End)
{
    /// <summary>Reads the first record that is not an empty line.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static CsvHeader Of(string path, string source)
    {
        using var scan = new CsvRecordScan(SourceFile.Open(path, source));
        while (scan.Next())
        {
            if (scan.IsBlank)
                continue;
            var bytes = new byte[scan.End - scan.Start];
            using var file = SourceFile.Open(path, source);
            file.Position = scan.Start;
            file.ReadExactly(bytes);
            using var records = new CsvRecords(new MemoryStream(bytes));
            return new(bytes, [.. Names(records, path, source)], scan.End);
        }
        throw SourceFile.WithoutRows(path, source);
    }

    static IEnumerable<string> Names(CsvRecords records, string path, string source)
    {
        try
        {
            return records.Next()!.Select(x => x ?? "");
        }
        catch (InvalidDataException flaw)
        {
            throw new InputException(
                $"The header of \"{path}\" ({source}) is not CSV. {flaw.Message}",
                "Put text with quotes, commas or line ends in quotes, and double the quotes inside."
            );
        }
    }
}
