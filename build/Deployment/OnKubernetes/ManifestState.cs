namespace Delivery.Deployment.OnKubernetes;

/// <summary>What was done with a file.</summary>
public enum ManifestState
{
    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It is new, or has another content.</summary>
    Written,

    /// <summary>It described an object that is not wanted any more.</summary>
    Removed,
}
