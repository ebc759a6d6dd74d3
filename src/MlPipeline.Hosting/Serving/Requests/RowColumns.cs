using System.Buffers;
using System.Text;
using System.Text.Unicode;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Takes the rows of a request value by value into columns, and notes all that is wrong with them.</summary>
/// <remarks>The columns lie one behind the other in rented memory, which <see cref="Dispose"/> gives back.</remarks>
sealed class RowColumns : IDisposable
{
    /// <summary>Beyond so many problems the rest of a request is not read: nobody reads more either.</summary>
    public const int MostProblems = 100;

    const int Missing = -1;

    readonly InputLayout layout;
    readonly int mostRows;
    readonly Utf8Dictionary[] texts;
    readonly int[] lastRowOf;
    readonly List<FieldProblem> problems = [];
    readonly List<InputSlot> absent = [];
    double[] numbers = [];
    int[] days = [];
    int[] codes = [];
    int capacity;
    int row;
    int keptInRow;
    int likely;

    /// <param name="layout">Where the fields go.</param>
    /// <param name="capacity">How many rows there probably are; more fit.</param>
    /// <param name="mostRows">How many rows there may be.</param>
    public RowColumns(InputLayout layout, int capacity, int mostRows)
    {
        this.layout = layout;
        this.mostRows = mostRows;
        texts = layout.Texts == 0 ? [] : new Utf8Dictionary[layout.Texts];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = new Utf8Dictionary();
        lastRowOf = new int[layout.Slots.Length];
        Reserve(capacity);
    }

    /// <summary>How many rows were taken.</summary>
    public int RowCount => row;

    /// <summary>What is wrong, in the order of the request.</summary>
    public IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>The fields that the last row does not have.</summary>
    public IReadOnlyList<InputSlot> Absent => absent;

    /// <summary>How the row of another request was written; null before the first.</summary>
    public RowPattern? LastPattern
    {
        get => layout.LastPattern;
        set => layout.LastPattern = value;
    }

    /// <summary>Whether enough is wrong to stop reading.</summary>
    public bool HasEnough => problems.Count >= MostProblems;

    /// <summary>Whether features, which have single precision, can hold a number.</summary>
    public static bool IsUsable(double value) => Math.Abs(value) <= float.MaxValue;

    /// <summary>Makes room for rows that are expected.</summary>
    public void Reserve(int rows)
    {
        if (rows <= capacity)
            return;
        // An odd number of cache lines per column: columns that are a power of two apart would push each other out.
        var larger = ((Math.Min(rows, mostRows) + 7) / 8 | 1) * 8;
        Grow(ref numbers, layout.Numbers);
        Grow(ref days, layout.Days);
        Grow(ref codes, layout.Texts);
        capacity = larger;

        void Grow<T>(ref T[] values, int columns)
        {
            if (columns == 0)
                return;
            var rented = ArrayPool<T>.Shared.Rent(columns * larger);
            for (var i = 0; i < columns; i++)
                values.AsSpan(i * capacity, row).CopyTo(rented.AsSpan(i * larger));
            Return(values);
            values = rented;
        }
    }

    /// <summary>Makes room for as many rows as there are when all are as long as the first one: rows of a request mostly are.</summary>
    /// <param name="bytes">The length of the request.</param>
    /// <param name="read">How much of it was read with the first row.</param>
    public void ReserveLike(int bytes, int read)
    {
        const double Reserve = 1.05;
        this.Reserve((int)Math.Min(mostRows, Reserve * bytes / read + 1));
    }

    /// <summary>Starts a row.</summary>
    /// <exception cref="RequestRefusal">There are more rows than a request may have.</exception>
    public void BeginRow()
    {
        if (row == mostRows)
            throw RequestRefusal.TooManyRows(mostRows);
        if (row == capacity)
            Reserve(capacity * 2);
        keptInRow = likely = 0;
    }

    /// <summary>Finds the field that a value belongs to; null where there is none, which is noted.</summary>
    public InputSlot? Find(ReadOnlySpan<byte> name)
    {
        var place = layout.Find(name, likely);
        if (place < 0)
        {
            NoteUnknown(row, Encoding.UTF8.GetString(name));
            return null;
        }
        likely = place + 1;
        var slot = layout.Slots[place];
        if (lastRowOf[place] > row)
        {
            NoteTwice(row, slot);
            return null;
        }
        lastRowOf[place] = row + 1;
        if (slot.Use != InputUse.Ignored)
            keptInRow++;
        return slot;
    }

    /// <summary>Notes names that do not exist, or are there twice, once for all rows.</summary>
    public void CheckNames(IReadOnlyList<byte[]> names)
    {
        var known = new HashSet<int>();
        foreach (var name in names)
        {
            var place = layout.Find(name, -1);
            if (place < 0)
                NoteUnknown(null, Encoding.UTF8.GetString(name));
            else if (!known.Add(place))
                NoteTwice(null, layout.Slots[place]);
        }
    }

    public void SetNumber(InputSlot slot, double value) => numbers[slot.Column * capacity + row] = value;

    public void SetDay(InputSlot slot, int dayNumber) => days[slot.Column * capacity + row] = dayNumber;

    public void SetText(InputSlot slot, ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            codes[slot.Column * capacity + row] = texts[slot.Column].Code(utf8);
        else
            NoteNotUtf8(slot);
    }

    /// <summary>Notes that a text is not UTF-8.</summary>
    public void NoteNotUtf8(InputSlot slot) =>
        Note(slot, $"Field \"{slot.Field.Name}\" is not UTF-8 text.", null, slot.Expected);

    /// <summary>Takes it that a field has no value.</summary>
    public void SetMissing(InputSlot slot)
    {
        if (slot.IsRequired)
            Note(slot, $"Field \"{slot.Field.Name}\" is empty.", "null", slot.Expected);
        else
            FillMissing(slot);
    }

    /// <summary>Notes that a value is not what its field needs.</summary>
    public void NoteWrong(InputSlot slot, string given) =>
        Note(slot, $"Field \"{slot.Field.Name}\" is not {slot.Expected}.", given, slot.Expected);

    /// <summary>Notes something that is wrong with the row as a whole.</summary>
    public void NoteRow(string detail, string? given, string expected) =>
        problems.Add(new FieldProblem(row, null, detail, given, expected));

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        absent.Clear();
        if (keptInRow < layout.Kept.Length)
            FillAbsent();
        row++;
    }

    /// <summary>Ends a row that is known to have all fields but these, which may be missing.</summary>
    public void EndRow(InputSlot[] without)
    {
        foreach (var slot in without)
            FillMissing(slot);
        row++;
    }

    /// <summary>The rows, without copying them.</summary>
    public Dataset Complete()
    {
        var columns = new Column[layout.Kept.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var slot = layout.Kept[i];
            var start = slot.Column * capacity;
            columns[i] = slot.Field.Type switch
            {
                FieldType.Number => new NumberColumn(slot.Field, numbers.AsMemory(start, row)),
                FieldType.Date => new DateColumn(slot.Field, days.AsMemory(start, row)),
                _ => new TextColumn(slot.Field, codes.AsMemory(start, row), texts[slot.Column].Texts),
            };
        }
        return new Dataset(columns, layout.Places);
    }

    public void Dispose()
    {
        Return(numbers);
        Return(days);
        Return(codes);
        (numbers, days, codes, capacity) = ([], [], [], 0);
    }

    void FillAbsent()
    {
        for (var place = 0; place < layout.Slots.Length; place++)
        {
            var slot = layout.Slots[place];
            if (lastRowOf[place] > row || slot.Use == InputUse.Ignored)
                continue;
            if (slot.IsRequired)
                Note(slot, $"Field \"{slot.Field.Name}\" is missing.", null, slot.Expected);
            else
                FillMissing(slot);
            absent.Add(slot);
        }
    }

    void FillMissing(InputSlot slot)
    {
        switch (slot)
        {
            case { Use: InputUse.Ignored }:
                break;
            case { Field.Type: FieldType.Number }:
                SetNumber(slot, double.NaN);
                break;
            case { Field.Type: FieldType.Date }:
                SetDay(slot, Missing);
                break;
            default:
                codes[slot.Column * capacity + row] = Missing;
                break;
        }
    }

    void Note(InputSlot slot, string detail, string? given, string expected)
    {
        if (!HasEnough)
            problems.Add(new FieldProblem(row, slot.Field.Name, detail, given, expected));
    }

    void NoteTwice(int? at, InputSlot slot)
    {
        if (!HasEnough)
            problems.Add(
                new FieldProblem(
                    at,
                    slot.Field.Name,
                    $"Field \"{slot.Field.Name}\" is there twice.",
                    null,
                    "each field once"
                )
            );
    }

    void NoteUnknown(int? at, string name)
    {
        if (HasEnough)
            return;
        var shown = Quoted.Short(name);
        var nearest = NearestName.Of(shown, layout.Slots.Select(x => x.Field.Name));
        var detail = $"Field \"{shown}\" does not exist.";
        problems.Add(
            new FieldProblem(
                at,
                shown,
                nearest is null ? detail : $"{detail} Did you mean \"{nearest}\"?",
                null,
                "a field of the model",
                nearest
            )
        );
    }

    static void Return<T>(T[] rented)
    {
        if (rented.Length > 0)
            ArrayPool<T>.Shared.Return(rented);
    }
}
