namespace Nuke.Common.Incremental;

/// <summary>Which code a build consists of.</summary>
static class BuildCode
{
    /// <summary>
    /// The build class and the versions of the assemblies that it and its components come from, the engine's among
    /// them. Compiling other code gives another version, compiling the same code in the same place the same one.
    /// </summary>
    public static string Of(Type build)
    {
        var types = build.GetInterfaces().ToList();
        for (var type = build; type is not null; type = type.BaseType)
            types.Add(type);
        var versions = types
            .Select(x => x.Assembly)
            .Distinct()
            .Where(x => x != typeof(object).Assembly)
            .Select(x => $"{x.GetName().Name} {x.ManifestModule.ModuleVersionId:N}")
            .Order(StringComparer.Ordinal);
        return string.Join('\n', versions.Prepend(build.FullName));
    }
}
