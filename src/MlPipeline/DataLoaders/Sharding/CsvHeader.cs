using MlPipeline.DataLoaders.Reading;
using MlPipeline.Storage;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>The header of a CSV file as it is written.</summary>
/// <param name="Bytes">Its record, with its line end, and with the mark of UTF-8 where the file has one.</param>
/// <param name="Columns">The names in it.</param>
/// <param name="End">Where the record after it begins, in bytes from the start of the file.</param>
sealed record CsvHeader(ReadOnlyMemory<byte> Bytes, IReadOnlyList<string> Columns, long End)
{
    /// <summary>Reads the first record that is not an empty line.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static CsvHeader Of(StoredFile file)
    {
        using var content = file.Open();
        using var scan = new CsvRecordScan(content);
        while (scan.Next())
        {
            if (scan.IsBlank)
                continue;
            var bytes = new byte[scan.End - scan.Start];
            content.Position = scan.Start;
            content.ReadExactly(bytes);
            using var records = new CsvRecords(new MemoryStream(bytes));
            return new(bytes, [.. Names(records, file)], scan.End);
        }
        throw SourceFile.WithoutRows(file.Path, file.Source);
    }

    static IEnumerable<string> Names(CsvRecords records, StoredFile file)
    {
        try
        {
            return records.Next()!.Select(x => x ?? "");
        }
        catch (InvalidDataException flaw)
        {
            throw new InputException(
                $"The header of \"{file.Path}\" ({file.Source}) is not CSV. {flaw.Message}",
                "Put text with quotes, commas or line ends in quotes, and double the quotes inside."
            );
        }
    }
}
