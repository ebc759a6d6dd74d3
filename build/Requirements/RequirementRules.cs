namespace Delivery.Requirements;

/// <summary>What ships and what does not are told apart.</summary>
public static class RequirementRules
{
    /// <summary>What is wrong, one sentence each; nothing where all is well.</summary>
    /// <param name="central">The groups.</param>
    /// <param name="shipped">The packages of the application, by its lock file, its dependencies file or its image.</param>
    /// <param name="where">What the shipped packages were read from, for messages.</param>
    public static IReadOnlyList<string> Objections(
        CentralPackages central,
        IReadOnlyList<Package> shipped,
        string where
    ) =>
        [
            .. shipped
                .Where(x => central.Development.Any(x.Is))
                .Select(x =>
                    $"{x.Name} {x.Version} is in the group \"dev\" of {CentralPackages.FileName}, and {where} has it: move it to \"default\", or let no project of src need it."
                ),
        ];

    /// <summary>Packages that are named as needed to run, and that the application does not have.</summary>
    /// <param name="central">The groups.</param>
    /// <param name="locked">The packages of the application's lock file.</param>
    public static IReadOnlyList<string> Unused(CentralPackages central, IReadOnlyList<Package> locked) =>
        [
            .. central
                .Production.Where(name => !locked.Any(x => x.Is(name)))
                .Select(name =>
                    $"{name} is in the group \"default\" of {CentralPackages.FileName}, and the application does not need it: move it to \"dev\", or take it out."
                ),
        ];
}
