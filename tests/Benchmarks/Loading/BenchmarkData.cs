using System.Buffers.Text;
using System.Globalization;
using System.Text;
using MlPipeline.Fields;

namespace MlPipeline.Benchmarks.Loading;

/// <summary>The file that the benchmarks read: 3,000,000 rows of 8 numbers and 2 texts of 250 values each, about 200 MB.</summary>
static class BenchmarkData
{
    public const int Rows = 3_000_000;
    public const string Source = "measurements";

    const int Seed = 20140101;
    const int TextValues = 250;
    const int LongestRow = 256;

    /// <summary>The label: depends on the other numbers and on both texts, with noise.</summary>
    public static readonly Field Label = Number("demand");

    /// <summary>All columns of the file, in its order.</summary>
    public static readonly FieldCatalogue Fields = new(
        Label,
        Number("temperature"),
        Number("humidity"),
        Number("pressure"),
        Number("wind"),
        Number("price"),
        Number("stock"),
        Number("age"),
        Field.Text("station").From(Source, "station"),
        Field.Text("product").From(Source, "product")
    );

    /// <summary>The path of the file; it is written once and then kept.</summary>
    public static string EnsureCsv()
    {
        var path = Path.Combine(Root(), "artifacts", "benchmarks", $"measurements-{Rows}.csv");
        if (File.Exists(path))
            return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".tmp";
        using (var file = File.Create(unfinished))
            Write(file);
        File.Move(unfinished, path);
        return path;
    }

    static Field Number(string name) => Field.Number(name).From(Source, name);

    static void Write(Stream file)
    {
        var random = new Random(Seed);
        var stations = Texts("station");
        var products = Texts("product");
        var stationEffects = Enumerable.Range(0, TextValues).Select(_ => random.NextDouble() * 10).ToArray();
        var productEffects = Enumerable.Range(0, TextValues).Select(_ => random.NextDouble() * 20).ToArray();
        file.Write(Encoding.UTF8.GetBytes(string.Join(',', Fields.All.Select(x => x.Name)) + "\n"));
        var buffer = new byte[1 << 16];
        var length = 0;
        var numbers = new double[7];
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = random.NextDouble() * 100;
            var (station, product) = (random.Next(TextValues), random.Next(TextValues));
            var demand =
                20
                + 0.3 * numbers[0]
                - 0.2 * numbers[4]
                + numbers[1] * numbers[3] / 250
                + stationEffects[station]
                + productEffects[product]
                + random.NextDouble() * 5;
            Append(demand);
            foreach (var number in numbers)
                Append(number);
            Copy(stations[station]);
            buffer[length++] = (byte)',';
            Copy(products[product]);
            buffer[length++] = (byte)'\n';
            if (length < buffer.Length - LongestRow)
                continue;
            file.Write(buffer, 0, length);
            length = 0;
        }
        file.Write(buffer, 0, length);

        void Append(double number)
        {
            Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written, new('F', 2));
            length += written;
            buffer[length++] = (byte)',';
        }

        void Copy(byte[] text)
        {
            text.CopyTo(buffer, length);
            length += text.Length;
        }
    }

    static byte[][] Texts(string prefix) =>
        [
            .. Enumerable
                .Range(1, TextValues)
                .Select(x => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{x:000}"))),
        ];

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MlPipeline.sln")))
                return folder.FullName;
        return Directory.GetCurrentDirectory();
    }
}
