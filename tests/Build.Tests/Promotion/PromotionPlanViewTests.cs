using System.Text.Json;
using CsCheck;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;

namespace Build.Tests.Promotion;

/// <summary>What a plan shows.</summary>
public sealed class PromotionPlanViewTests
{
    [Fact]
    public void G12_programs_get_the_plan_and_each_gate()
    {
        using var json = JsonDocument.Parse(View(x => x with { Approvals = [] }).ToJson());
        var plan = json.RootElement;

        plan.GetProperty("to").GetString().ShouldBe("Production");
        plan.GetProperty("release").GetProperty("digest").GetString().ShouldBe(Example.Digest);
        plan.GetProperty("replaces").GetProperty("version").GetString().ShouldBe("1.3.0");
        plan.GetProperty("plan").GetString().ShouldBe(PromotionPlan.Of(Example.Facts, Example.Release).Id);
        plan.GetProperty("isAllowed").GetBoolean().ShouldBeFalse();
        plan.GetProperty("exitCode").GetInt32().ShouldBe(PromotionExitCode.ApprovalMissing);
        var gate = plan.GetProperty("gates")
            .EnumerateArray()
            .Single(x => x.GetProperty("name").GetString() == "approval");
        gate.GetProperty("verdict").GetString().ShouldBe("failed");
        gate.GetProperty("concern").GetString().ShouldBe("authority");
        gate.GetProperty("remedy").GetString()!.ShouldContain("--approve");
    }

    [Fact]
    public void G12_the_same_facts_give_the_same_text_at_any_time_and_in_any_order() =>
        Gen.Shuffle(new[] { "port", "memory", "model alias", "setting A" })
            .Select(Gen.Int[0, 100_000])
            .Sample(
                (names, seconds) =>
                {
                    var view = View(x =>
                        x with
                        {
                            Now = Example.Now.AddSeconds(-seconds % 200),
                            Configuration = names.ToDictionary(y => y, y => $"value of {y}"),
                        }
                    );
                    view.ToJson().ShouldBe(Reference.Value);
                },
                iter: 50
            );

    [Fact]
    public void G8_people_get_every_gate_with_what_to_do()
    {
        var lines = View(x => x with { RunningThere = null, Approvals = [] }).ToLines().ToList();

        lines[0].ShouldStartWith($"1.4.0 ({Example.Digest}) from Staging to Production, plan ");
        lines.ShouldContain("failed      running release: what Staging runs cannot be told");
        lines.ShouldContain("            Run ./build.sh Staging again, so that what runs is what was verified.");
        lines.Count(x => x.StartsWith("passed", StringComparison.Ordinal)).ShouldBe(10);
    }

    static readonly Lazy<string> Reference = new(() =>
        View(x =>
                x with
                {
                    Configuration = new Dictionary<string, string>
                    {
                        ["port"] = "value of port",
                        ["memory"] = "value of memory",
                        ["model alias"] = "value of model alias",
                        ["setting A"] = "value of setting A",
                    },
                }
            )
            .ToJson()
    );

    static PromotionPlanView View(Func<PromotionFacts, PromotionFacts> change)
    {
        var facts = change(Example.Facts);
        return new PromotionPlanView(facts, PromotionRules.Decide(facts, Example.Policy));
    }
}
