namespace Delivery.Promotion.Rules;

/// <summary>How required evidence stands. Each state but the first keeps a release out.</summary>
public enum EvidenceState
{
    /// <summary>It is there, signed by a trusted key, young enough, and says yes.</summary>
    Good,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It says no.</summary>
    Failed,

    /// <summary>It speaks of another image.</summary>
    OtherDigest,

    /// <summary>It is older than the policy allows.</summary>
    TooOld,

    /// <summary>It is dated in the future.</summary>
    FromTheFuture,

    /// <summary>It, or its signature, was changed.</summary>
    WrongSignature,

    /// <summary>A key has signed it that is not trusted.</summary>
    Untrusted,

    /// <summary>Nobody has signed it.</summary>
    NotSigned,

    /// <summary>It does not read as what it says it is.</summary>
    Unreadable,
}
