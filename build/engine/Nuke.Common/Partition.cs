using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Nuke.Common;

/// <summary>One of several runs that share the work: <c>2/3</c> is the second of three.</summary>
/// <param name="Part">The number of this run, from 1.</param>
/// <param name="Total">How many runs there are.</param>
public sealed record Partition(int Part, int Total)
{
    /// <summary>The only run, which does everything.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The name is that of the Nuke API.")]
    public static Partition Single { get; } = new(1, 1);

    /// <summary>Reads <c>2/3</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Partition? partition)
    {
        var numbers = text.Split('/');
        partition =
            numbers.Length == 2
            && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            && part >= 1
            && part <= total
                ? new Partition(part, total)
                : null;
        return partition is not null;
    }

    /// <summary>Whether this is the run of that number, or the only one.</summary>
    public bool IsIn(int part) => Total == 1 || Part == part;

    /// <summary>The items that this run does. All runs together do each item once, in about equal numbers.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> items) => items.Where((_, i) => i % Total == Part - 1);

    /// <inheritdoc />
    public override string ToString() => $"{Part}/{Total}";
}
