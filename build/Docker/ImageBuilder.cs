namespace Delivery.Docker;

/// <summary>What images are built with.</summary>
public enum ImageBuilder
{
    /// <summary>Buildx where it is there, else the engine's own builder.</summary>
    Auto,

    /// <summary>The builder that every engine has.</summary>
    Engine,

    /// <summary><c>docker buildx</c>.</summary>
    Buildx,
}
