using System.Text.Json;
using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>Finds the evidence that a policy requires among all that there is.</summary>
public static class EvidenceRules
{
    // Clocks of two machines differ; evidence that comes from further ahead was dated by hand.
    static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(5);

    /// <summary>How required evidence of an image stands.</summary>
    /// <param name="requirement">What is required.</param>
    /// <param name="evidence">All evidence.</param>
    /// <param name="digest">The image.</param>
    /// <param name="now">The time of the decision.</param>
    public static EvidenceFinding Find(
        EvidenceRequirement requirement,
        IReadOnlyList<Attestation> evidence,
        string digest,
        DateTimeOffset now
    )
    {
        var candidates = evidence.Where(x => IsMeant(x.Statement, requirement)).ToList();
        var trusted = candidates.Where(x => x.Signature.State == SignatureState.Trusted).ToList();
        var ofImage = trusted.Where(x => x.Statement.IsAbout(digest)).ToList();
        if (ofImage.Count > 0)
            return Judge(requirement, ofImage, now);
        if (trusted.Count > 0)
            return new(EvidenceState.OtherDigest, $"speaks of {DigestsOf(trusted[^1].Statement)}, not of {digest}");
        return Has(SignatureState.Wrong)
                ? new(EvidenceState.WrongSignature, "not the signature of the key that it names: something was changed")
            : Has(SignatureState.Untrusted) ? new(EvidenceState.Untrusted, "signed by a key that is not trusted")
            : Has(SignatureState.NotSigned) ? new(EvidenceState.NotSigned, "nobody has signed it")
            : new(EvidenceState.Missing, "there is none");

        bool Has(SignatureState state) => candidates.Exists(x => x.Signature.State == state);
    }

    // The last word counts: tests that failed after they had passed have failed.
    static EvidenceFinding Judge(EvidenceRequirement requirement, List<Attestation> attestations, DateTimeOffset now)
    {
        if (requirement.PredicateType != PredicateTypes.TestResult)
            return new(EvidenceState.Good, SignedBy(attestations[^1]), attestations[^1]);
        var results = new List<(Attestation Attestation, TestResultPredicate Result)>();
        foreach (var attestation in attestations)
        {
            if (TryRead<TestResultPredicate>(attestation.Statement) is not { } result)
                return new(EvidenceState.Unreadable, $"does not read as {requirement.PredicateType}");
            results.Add((attestation, result));
        }
        var (latest, said) = results
            .OrderBy(x => x.Result.FinishedOn)
            .ThenBy(x => x.Result.Result != TestResultPredicate.PassedResult)
            .Last();
        var lookedAt = $"{said.Result} on {said.FinishedOn:yyyy-MM-dd HH:mm:ss} UTC, {SignedBy(latest)}";
        var age = now - said.FinishedOn;
        return said.Result != TestResultPredicate.PassedResult ? new(EvidenceState.Failed, lookedAt, latest)
            : age < -s_clockSkew ? new(EvidenceState.FromTheFuture, lookedAt, latest)
            : age > requirement.MaximumAge
                ? new(
                    EvidenceState.TooOld,
                    $"{lookedAt}: it was good until {said.FinishedOn + requirement.MaximumAge:yyyy-MM-dd HH:mm:ss} UTC",
                    latest
                )
            : new(EvidenceState.Good, lookedAt, latest);
    }

    /// <summary>What a statement says, or null where it says something else.</summary>
    public static T? TryRead<T>(Statement statement)
        where T : class
    {
        try
        {
            return statement.Read<T>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Whether it claims to be what is required; whether that is true, the signature tells.
    static bool IsMeant(Statement statement, EvidenceRequirement requirement) =>
        statement.PredicateType == requirement.PredicateType
        && Says(statement, "suite", requirement.Suite)
        && Says(statement, "environment", requirement.Environment);

    static bool Says(Statement statement, string name, string? expected) =>
        expected is null
        || (
            statement.Predicate.ValueKind == JsonValueKind.Object
            && statement.Predicate.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() == expected
        );

    static string SignedBy(Attestation attestation) =>
        attestation.Signature.Key is { } key ? $"signed by {key.Owner}" : "not signed";

    static string DigestsOf(Statement statement) =>
        string.Join(", ", statement.Subjects.SelectMany(x => x.Digest.Select(y => $"{y.Key}:{y.Value}")));
}
