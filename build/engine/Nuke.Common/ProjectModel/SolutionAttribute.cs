using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>
/// The solution of the build: <c>[Solution] readonly Solution Solution;</c> It is the file that is named here, else the
/// one that the parameter of the member's name gives, else the only one in the root directory.
/// </summary>
/// <param name="relativePath">The solution file, relative to the root directory.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
[SuppressMessage("Design", "CA1019", Justification = "The shape is that of the Nuke API.")]
public sealed class SolutionAttribute(string? relativePath = null) : ParameterAttribute("The solution to build.")
{
    internal override Type ValueType => typeof(AbsolutePath);

    /// <inheritdoc />
    public override object? GetValue(MemberInfo member, object instance)
    {
        var root = NukeBuild.RootDirectory;
        if (relativePath is not null)
            return (root / relativePath).ReadSolution();
        if (base.GetValue(member, instance) is AbsolutePath given)
            return given.ReadSolution();

        var found = root.GetFiles("*.sln").Concat(root.GetFiles("*.slnx")).ToList();
        Assert.True(
            found.Count == 1,
            found.Count == 0
                ? $"There is no solution in {root}."
                : $"There are several solutions in {root} ({string.Join(", ", found.Select(x => x.Name))}). Name one in [Solution]."
        );
        return new Solution(found[0]);
    }
}
