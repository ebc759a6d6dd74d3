namespace Delivery.Testing;

/// <summary>The kinds of tests.</summary>
public enum TestType
{
    /// <summary>Single components.</summary>
    Unit,

    /// <summary>The whole application, nothing replaced.</summary>
    Integration,

    /// <summary>A deployed application.</summary>
    Acceptance,

    /// <summary>All of them.</summary>
    All,
}
