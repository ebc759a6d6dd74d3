namespace Delivery.Deployment.OnKubernetes;

/// <summary>Who can mount a volume at the same time.</summary>
public enum VolumeAccess
{
    /// <summary>Pods on any nodes; the class of storage must offer it: file shares do, disks do not.</summary>
    ManyNodes,

    /// <summary>Pods on one node only: for clusters that have no more.</summary>
    OneNode,
}
