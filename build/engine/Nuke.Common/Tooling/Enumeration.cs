namespace Nuke.Common.Tooling;

/// <summary>
/// A named value that a tool takes as text. A subclass lists its values as public static fields, and a build can add
/// values of its own.
/// </summary>
public abstract class Enumeration : IEquatable<Enumeration>
{
    /// <summary>The text that the tool takes.</summary>
    protected string Value { get; init; } = "";

    public static implicit operator string(Enumeration value) => value.ToString();

    public static bool operator ==(Enumeration? left, Enumeration? right) => Equals(left, right);

    public static bool operator !=(Enumeration? left, Enumeration? right) => !Equals(left, right);

    /// <inheritdoc />
    public bool Equals(Enumeration? other) => other is not null && other.GetType() == GetType() && other.Value == Value;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Enumeration);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Value;
}
