using Delivery.Promotion.Ledger;

namespace Build.Tests.Promotion;

/// <summary>What a ledger tells of the present, and of the way back.</summary>
public sealed class LedgerReadingTests
{
    [Theory]
    [InlineData("", "-", "-")]
    [InlineData("Admitted 1", "-", "-")]
    [InlineData("Verified 1", "1", "-")]
    [InlineData("Verified 1, Verified 2", "2", "1")]
    [InlineData("Verified 1, Admitted 2", "1", "1")]
    [InlineData("Verified 1, Verified 2, Admitted 3", "2", "2")]
    [InlineData("Verified 1, Admitted 2, Failed 2, Restored 1", "1", "-")]
    [InlineData("Verified 1, Verified 2, Admitted 3, Failed 3, Restored 2", "2", "1")]
    [InlineData("Verified 1, Failed 2, Lost 2", "-", "1")]
    [InlineData("Verified 1, Verified 2, GoingBack 1", "2", "1")]
    [InlineData("Verified 1, Verified 2, GoingBack 1, RolledBack 1", "1", "-")]
    [InlineData("Verified 1, Verified 2, Verified 3, RolledBack 2", "2", "1")]
    [InlineData("Verified 1, Verified 2, RolledBack 1, Verified 3", "3", "1")]
    public void G20_two_steps_back_are_two_steps(string lines, string current, string before)
    {
        var ledger = Ledger(lines);

        (ledger.Current?.Version ?? "-").ShouldBe(current);
        (ledger.Before?.Version ?? "-").ShouldBe(before);
    }

    [Fact]
    public void G20_the_way_back_leads_to_the_same_image_as_it_was_configured_before()
    {
        var first = Line("Verified 1", 1, null) with
        {
            Configuration = new Dictionary<string, string> { ["memory"] = "1024" },
        };
        var second = first with
        {
            Number = 2,
            Replaces = 1,
            Configuration = new Dictionary<string, string> { ["memory"] = "2048" },
        };

        new LedgerReading([first, second]).Before.ShouldBe(first);
    }

    // Each as "<event> <version>"; what a line replaces follows from the lines before it.
    static LedgerReading Ledger(string lines)
    {
        var entries = new List<LedgerEntry>();
        foreach (var line in lines.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            entries.Add(Line(line, entries.Count + 1, new LedgerReading(entries).Current));
        return new LedgerReading(entries);
    }

    static LedgerEntry Line(string line, int number, LedgerEntry? replaced)
    {
        var parts = line.Split(' ');
        return new LedgerEntry
        {
            Number = number,
            Time = Example.Now,
            Who = "ada@laptop",
            Environment = "Production",
            Event = Enum.Parse<LedgerEvent>(parts[0]),
            From = replaced?.Digest,
            Replaces = replaced?.Number,
            Digest = $"sha256:{parts[1]}",
            Version = parts[1],
            Commit = Example.Commit,
            Tree = "tree",
            Tool = "test",
        };
    }
}
