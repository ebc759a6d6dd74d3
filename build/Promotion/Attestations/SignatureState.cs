namespace Delivery.Promotion.Attestations;

/// <summary>What a signature is worth.</summary>
public enum SignatureState
{
    /// <summary>A trusted key made it over this very payload.</summary>
    Trusted,

    /// <summary>There is none.</summary>
    NotSigned,

    /// <summary>It names a trusted key, but is not that key's signature of this payload: something was changed.</summary>
    Wrong,

    /// <summary>A key made it that is not trusted.</summary>
    Untrusted,
}
