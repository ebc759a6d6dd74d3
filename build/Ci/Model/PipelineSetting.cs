using System.Reflection;
using System.Text;
using Delivery.Outcomes;
using Nuke.Common;

namespace Delivery.Ci.Model;

/// <summary>A parameter of the build that a CI host holds: as a variable, or as a secret.</summary>
/// <param name="Name">The parameter's name in the build: <c>SigningKey</c>.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsSecret">Whether nobody may see its value.</param>
public sealed record PipelineSetting(string Name, string Description, bool IsSecret)
{
    const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The name at the host: <c>SIGNING_KEY</c>.</summary>
    public string HostName { get; } = ScreamingSnakeCase(Name);

    /// <summary>The environment variable that the build reads: <c>NUKE_SIGNING_KEY</c>.</summary>
    public string Variable => $"NUKE_{HostName}";

    /// <summary>The name on the command line, without dashes in front: <c>signing-key</c>.</summary>
    public string OptionName => HostName.ToLowerInvariant().Replace('_', '-');

    /// <summary>A parameter as the build declares it, with <c>[Parameter]</c> and <c>[Secret]</c>.</summary>
    /// <param name="build">The build class.</param>
    /// <param name="name">The member's name.</param>
    /// <exception cref="StopException">The build has no such parameter (exit code 2).</exception>
    public static PipelineSetting Of(Type build, string name)
    {
        var member = build
            .GetInterfaces()
            .Prepend(build)
            .SelectMany(x => x.GetMember(name, MemberTypes.Field | MemberTypes.Property, Declared))
            .FirstOrDefault(x => x.IsDefined(typeof(ParameterAttribute)));
        return member is null
            ? throw StopException.Refused(
                $"A pipeline names the parameter {name}, which the build does not have. Correct the name, or declare it with [Parameter]."
            )
            : new PipelineSetting(
                member.GetCustomAttribute<ParameterAttribute>()!.Name ?? member.Name,
                member.GetCustomAttribute<ParameterAttribute>()!.Description ?? "",
                member.IsDefined(typeof(SecretAttribute))
            );
    }

    static string ScreamingSnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || IsLower(i + 1)))
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }
        return text.ToString();

        bool IsLower(int i) => i < name.Length && char.IsLower(name[i]);
    }
}
