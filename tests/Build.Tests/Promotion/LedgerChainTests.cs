using System.Text;
using CsCheck;
using Delivery.Promotion.Ledger;

namespace Build.Tests.Promotion;

public sealed class LedgerChainTests
{
    static readonly LedgerEntry s_entry = new()
    {
        Number = 0,
        Time = Example.Now,
        Who = "ada@laptop",
        Environment = "Production",
        Event = LedgerEvent.Verified,
        Digest = Example.Digest,
        Version = "1.4.0",
        Commit = Example.Commit,
        Tree = "tree",
        Tool = "test",
    };

    [Fact]
    public void G21_a_ledger_tells_what_was_written_in_its_order()
    {
        var chain = Enumerable
            .Range(1, 5)
            .Aggregate(LedgerChain.Empty, (x, i) => x.Append(s_entry with { Who = $"{i}" }));

        var (entries, broken) = chain.Read();

        broken.ShouldBeNull();
        entries.Select(x => x.Who).ShouldBe(["1", "2", "3", "4", "5"]);
        entries.Select(x => x.Number).ShouldBe([1, 2, 3, 4, 5]);
        Encoding.UTF8.GetString(chain.Lines[0]).ShouldNotContain("\n");
    }

    [Fact]
    public void G21_whatever_is_done_to_a_ledger_but_appending_breaks_its_chain() =>
        Gen.Select(Gen.Int[2, 6], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 3])
            .Sample(
                (count, where, what, how) =>
                {
                    var lines = Enumerable
                        .Range(0, count)
                        .Aggregate(LedgerChain.Empty, (x, i) => x.Append(s_entry with { Who = $"somebody {i}" }))
                        .Lines.ToList();
                    // A change of the last line cannot show in the chain: nothing follows it yet.
                    var at = where % (count - 1);
                    switch (how)
                    {
                        case 0:
                            var changed = (byte[])lines[at].Clone();
                            changed[what % changed.Length] ^= 1;
                            lines[at] = changed;
                            break;
                        case 1:
                            lines.RemoveAt(at);
                            break;
                        case 2:
                            lines.Insert(at, lines[what % count]);
                            break;
                        default:
                            (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
                            break;
                    }

                    new LedgerChain(lines).Read().Break.ShouldNotBeNull();
                },
                iter: 500
            );
}
