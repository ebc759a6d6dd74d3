namespace Delivery.Ci.Model;

/// <summary>What a job does with the repository beside reading what is checked out.</summary>
public enum RepositoryAccess
{
    /// <summary>Nothing: it works with the files that were checked out, and no credentials are left to it.</summary>
    CheckedOut,

    /// <summary>It asks the server for branches and tags.</summary>
    Fetches,

    /// <summary>It brings commits or tags to the server.</summary>
    Pushes,
}
