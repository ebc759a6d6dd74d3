using Delivery.Checks;
using Delivery.Outcomes;

namespace Build.Tests.Checks;

public class CheckGateTests
{
    static readonly CheckResult s_passed = CheckResult.Passed("format", "Format", "fine");
    static readonly CheckResult s_failed = CheckResult.Failed("analyzers", "Analysers", "2 warnings.", ["a", "b"]);
    static readonly CheckResult s_notChecked = CheckResult.NotChecked("snyk", "Snyk", "There is no token.");

    [Fact]
    public void What_was_not_checked_is_no_objection_unless_it_is_required()
    {
        CheckGate.Objections([s_passed, s_notChecked], []).ShouldBeEmpty();
        CheckGate
            .Objections([s_passed, s_notChecked], ["format", "SNYK"])
            .ShouldBe(["snyk is required and was not checked: There is no token."]);
    }

    [Fact]
    public void All_objections_are_listed() =>
        CheckGate.Objections([s_failed, s_notChecked], ["snyk"]).Count.ShouldBe(2);

    [Fact]
    public void A_required_check_that_does_not_exist_is_refused()
    {
        var failure = Should.Throw<StopException>(() => CheckGate.RequireKnown(["sonnar"], ["sonar", "snyk"]));

        failure.ExitCode.ShouldBe(2);
        failure.Message.ShouldContain("names sonnar, but there is no such check. There are: sonar, snyk.");
    }
}
