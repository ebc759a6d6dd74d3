namespace MlPipeline.Registry;

/// <summary>Keeps packaged models: immutable versions, and aliases such as <c>champion</c> that move from one to another.</summary>
/// <remarks>
/// Any number of processes may use one registry at the same time: no version is lost, and a crash at any instant leaves it
/// readable. All members throw <see cref="InputException"/> when the storage is missing, damaged, full or not permitted.
/// </remarks>
#pragma warning disable CA1716 // Get and alias are the terms of the field; a language that reserves them can escape them.
public interface IModelsRegistry
{
    /// <summary>Adds a package as the next version; a package that is there already keeps its version, and nothing is changed.</summary>
    /// <param name="packagePath">The package, which is verified first.</param>
    /// <param name="tags">Tags of the new version by name.</param>
    /// <exception cref="InputException">The package is missing or damaged.</exception>
    Registration Register(string packagePath, IReadOnlyDictionary<string, string>? tags = null);

    /// <summary>
    /// Adds a package as the next version and points an alias to it: both or neither, whenever the process dies. A
    /// package that is there already keeps its version, and the alias moves to that.
    /// </summary>
    /// <param name="packagePath">The package, which is verified first.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="from">The version that it points to.</param>
    /// <param name="reason">Why it moves; the history keeps it.</param>
    /// <param name="tags">Tags of the new version by name.</param>
    /// <exception cref="BusyException">The alias points to another version, as somebody moved it meanwhile: nothing was changed.</exception>
    /// <exception cref="InputException">The package is missing or damaged, or there is no reason.</exception>
    Registration RegisterAs(
        string packagePath,
        string alias,
        int from,
        string reason,
        IReadOnlyDictionary<string, string>? tags = null
    );

    /// <summary>Keeps other retrainings out until it is disposed; the system ends it when the process dies.</summary>
    /// <exception cref="BusyException">Another retraining is under way; the message says whose.</exception>
    /// <exception cref="InputException">The registry cannot be written.</exception>
    IDisposable HoldRetraining();

    /// <summary>All versions, ascending. Packages are not opened: a damaged one shows when it is read.</summary>
    IReadOnlyList<RegisteredVersion> List();

    /// <summary>One version, after its package was verified.</summary>
    /// <exception cref="InputException">There is no such version, or it is damaged.</exception>
    RegisteredVersion Get(int version);

    /// <summary>The version that a number or an alias stands for, after its package was verified.</summary>
    /// <exception cref="InputException">There is no such number or alias; the message suggests the nearest.</exception>
    RegisteredVersion Resolve(string reference);

    /// <summary>The package of a version, verified.</summary>
    /// <exception cref="InputException">There is no such version, or it is damaged.</exception>
    ModelPackage Open(int version);

    /// <summary>Sets a tag of a version; null takes it away.</summary>
    /// <exception cref="InputException">There is no such version.</exception>
    void SetTag(int version, string name, string? value);

    /// <summary>The version of each alias, sorted ordinally by alias.</summary>
    IReadOnlyDictionary<string, int> Aliases();

    /// <summary>Points an alias to a version; makes the alias if there is none.</summary>
    /// <returns>The move; null when the alias pointed there already, which is not recorded.</returns>
    /// <exception cref="InputException">There is no such version, it is damaged, or the name is not one for an alias.</exception>
    AliasMove? SetAlias(string alias, int version, string reason);

    /// <summary>Removes an alias. Its history stays.</summary>
    /// <exception cref="InputException">There is no such alias.</exception>
    AliasMove RemoveAlias(string alias, string reason);

    /// <summary>Puts an alias back to the version it pointed to before; each further call goes one step further back.</summary>
    /// <exception cref="InputException">The alias was never moved, there is no earlier version, or it is damaged.</exception>
    AliasMove RollbackAlias(string alias, string reason);

    /// <summary>All moves of aliases, oldest first.</summary>
    IReadOnlyList<AliasMove> History();
}
