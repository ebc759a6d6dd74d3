using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks before the build starts that everything is there that its targets require.</summary>
static class RequirementCheck
{
    /// <summary>All requirements that are not met, each a complete sentence.</summary>
    public static IReadOnlyList<string> Unmet(NukeBuild build, IEnumerable<ExecutableTarget> plan) =>
        [
            .. RequiredParameters(build),
            .. plan.Where(x => x.Status == ExecutionStatus.Scheduled || x.Invoked)
                .SelectMany(target =>
                    target.Definition.Requirements.Select(requirement => Check(build, target, requirement.Expression))
                )
                .OfType<string>()
                .Concat(ToolRequirement.Unmet(plan))
                .Distinct(),
        ];

    static IEnumerable<string> RequiredParameters(NukeBuild build)
    {
        if (!BuildContext.Current.Parameters.HasRequired)
            yield break;
        foreach (var member in InjectedMembers.Of(build.GetType()).Where(x => x.IsDefined(typeof(RequiredAttribute))))
        {
            if (member.GetCustomAttribute<ParameterAttribute>() is not { } attribute)
                continue;
            ValueInjector.Unlock(build, member);
            var given = BuildContext.Current.Parameters.GetValue(member);
            if (!HasText(given) && !HasText(DefaultOf(build, member)))
                yield return Missing("The build", ParameterCatalog.Describe(member, attribute));
        }
    }

    // A number that is 0 because nobody has set it is no default; neither is what a component computes.
    static object? DefaultOf(NukeBuild build, MemberInfo member) =>
        member.DeclaringType!.IsInterface
        || (InjectedMembers.TypeOf(member) is { IsValueType: true } type && Nullable.GetUnderlyingType(type) is null)
            ? null
        : member is FieldInfo field ? field.GetValue(build)
        : ((PropertyInfo)member).GetValue(build);

    static string? Check(NukeBuild build, ExecutableTarget target, LambdaExpression expression)
    {
        if (expression.ReturnType == typeof(bool))
        {
            return (bool)Evaluate(expression)! ? null : $"{target.Name} requires that {expression.Body} holds.";
        }

        if (!expression.NamesMember() || !expression.GetMember().IsDefined(typeof(ValueInjectionAttributeBase)))
        {
            return $"{target.Name} requires {expression.Body}, which gets no value from outside. "
                + "Require a member that is marked, for instance with [Parameter].";
        }
        var member = expression.GetMember();
        ValueInjector.Unlock(build, member);
        if (HasText(Evaluate(expression)))
            return null;

        if (member.GetCustomAttribute<ToolInjectionAttributeBase>() is { } tool)
            return $"{target.Name} requires {member.Name}. {tool.Problem(member)}";
        return member.GetCustomAttribute<ParameterAttribute>() is { } attribute
            ? Missing(target.Name, ParameterCatalog.Describe(member, attribute))
            : $"{target.Name} requires {member.Name}, which has no value.";
    }

    static string Missing(string requiring, ParameterDescriptor parameter)
    {
        // A secret on a command line would be seen by everybody who lists processes, and stay in the shell's history.
        var ways = parameter.IsSecret
            ? $"Give it as {parameter.Variable} in the environment, or store it: ./build.sh secrets set {parameter.Key}."
            : $"Give it on the command line or as {parameter.Variable} in the environment.";
        return $"{requiring} requires {parameter.Option} ({ValueConversion.Expected(parameter.Type)}). {ways}";
    }

    static bool HasText(object? value) =>
        value is not null && !(value is string text && string.IsNullOrWhiteSpace(text));

    static object? Evaluate(LambdaExpression expression)
    {
        var body = Expression.Convert(expression.Body, typeof(object));
        return Expression.Lambda<Func<object?>>(body).Compile(preferInterpretation: true)();
    }
}
