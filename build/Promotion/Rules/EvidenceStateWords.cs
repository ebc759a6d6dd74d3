namespace Delivery.Promotion.Rules;

/// <summary>The states of evidence as people read them.</summary>
static class EvidenceStateWords
{
    public static string Words(this EvidenceState state) =>
        state switch
        {
            EvidenceState.Good => "good",
            EvidenceState.Missing => "missing",
            EvidenceState.Failed => "failed",
            EvidenceState.OtherDigest => "of another image",
            EvidenceState.TooOld => "too old",
            EvidenceState.FromTheFuture => "dated in the future",
            EvidenceState.WrongSignature => "wrong signature",
            EvidenceState.Untrusted => "not trusted",
            EvidenceState.NotSigned => "unsigned",
            _ => "unreadable",
        };
}
