namespace Delivery.Scaffolding;

/// <summary>What <c>New</c> can make.</summary>
public enum ScaffoldKind
{
    /// <summary>A family of models.</summary>
    Model,

    /// <summary>A feature flow.</summary>
    Feature,

    /// <summary>A reader of a kind of source.</summary>
    Loader,

    /// <summary>A place where releases run.</summary>
    Environment,
}
