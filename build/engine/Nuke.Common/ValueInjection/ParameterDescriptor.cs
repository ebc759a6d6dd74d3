namespace Nuke.Common.ValueInjection;

/// <summary>One parameter: its name, its type, and where its value may come from.</summary>
/// <param name="Name">The name in kebab case, without dashes in front.</param>
/// <param name="Type">The type of the value.</param>
sealed record ParameterDescriptor(string Name, Type Type)
{
    public string? Description { get; init; }

    public string? Separator { get; init; }

    public bool Listed { get; init; } = true;

    /// <summary>Whether the engine itself reads it, and not the build class.</summary>
    public bool IsEngineOption { get; init; }

    /// <summary>Whether the option may stand alone; it then means the first of the values that its type names.</summary>
    public bool HasOptionalValue { get; init; }

    public EnvironmentSource Environment { get; init; } = EnvironmentSource.AnyName;

    public string Option => $"--{Name}";

    public bool IsSwitch => (Nullable.GetUnderlyingType(Type) ?? Type) == typeof(bool);

    public bool IsList => Type.IsArray;
}
