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

    /// <summary>Whether a parameter of the build class may have the same name, and then takes its place.</summary>
    public bool GivesWay { get; init; }

    public bool IsSecret { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether the option may stand alone; it then means the first of the values that its type names.</summary>
    public bool HasOptionalValue { get; init; }

    public EnvironmentSource Environment { get; init; } = EnvironmentSource.AnyName;

    public string Option => $"--{Name}";

    /// <summary>The name in a parameter file: <c>RetryCount</c> for <c>--retry-count</c>.</summary>
    public string Key =>
        string.Concat(Name.Split('-').Select(x => x.Length == 0 ? x : char.ToUpperInvariant(x[0]) + x[1..]));

    /// <summary>The name in the environment: <c>NUKE_RETRY_COUNT</c> for <c>--retry-count</c>.</summary>
    public string Variable => $"NUKE_{Name.Replace('-', '_').ToUpperInvariant()}";

    public bool IsSwitch => ItemType == typeof(bool);

    public bool IsNumber => ItemType.IsPrimitive && !IsSwitch || ItemType == typeof(decimal);

    public bool IsList => Type.IsArray;

    /// <summary>What belongs to one run is said for that run only, and does not come from a file.</summary>
    public bool IsAllowedInFiles => Environment != EnvironmentSource.None && this != EngineOptions.Profile;

    public Type ItemType
    {
        get
        {
            var item = IsList ? Type.GetElementType()! : Type;
            return Nullable.GetUnderlyingType(item) ?? item;
        }
    }
}
