using Delivery.Promotion.Attestations;

namespace Build.Tests.Promotion;

/// <summary>Acceptance that does not count, each in its own way.</summary>
static class AcceptanceExamples
{
    /// <summary>The evidence by what is wrong with it.</summary>
    public static IEnumerable<Attestation> Of(string kind)
    {
        var good = Example.Tests("acceptance", "Staging");
        return kind switch
        {
            "missing" => [],
            "failed" => [Example.Tests("acceptance", "Staging", TestResultPredicate.FailedResult)],
            "other digest" => [Example.Tests("acceptance", "Staging", digest: Example.OtherDigest)],
            "other environment" => [Example.Tests("acceptance", "Integration")],
            "too old" => [Example.Tests("acceptance", "Staging", age: TimeSpan.FromDays(8))],
            "future" => [Example.Tests("acceptance", "Staging", age: -TimeSpan.FromHours(1))],
            "changed" =>
            [
                good with
                {
                    Signature = Changed(Example.Tests("acceptance", "Staging", TestResultPredicate.FailedResult), good),
                },
            ],
            "stranger" => [Example.Tests("acceptance", "Staging", key: Keys.Stranger)],
            "not signed" =>
            [
                good with
                {
                    Signature = (good.Statement.Sign(Keys.Builder) with { Signatures = [] }).Verify(Keys.Trusted),
                },
            ],
            _ =>
            [
                Example.Signed(
                    PredicateTypes.TestResult,
                    new
                    {
                        suite = "acceptance",
                        environment = "Staging",
                        result = 7,
                    }
                ),
            ],
        };
    }

    // The payload of one with the signature of the other.
    static SignatureVerdict Changed(Attestation signed, Attestation shown) =>
        (
            shown.Statement.Sign(Keys.Builder) with
            {
                Signatures = signed.Statement.Sign(Keys.Builder).Signatures,
            }
        ).Verify(Keys.Trusted);
}
