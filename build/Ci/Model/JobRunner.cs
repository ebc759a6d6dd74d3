namespace Delivery.Ci.Model;

/// <summary>Which machine a job runs on.</summary>
public enum JobRunner
{
    /// <summary>A fresh machine of the CI host.</summary>
    Hosted,

    /// <summary>A machine of the team: the one whose Docker engine runs the environments, which nobody else can reach.</summary>
    Environments,
}
