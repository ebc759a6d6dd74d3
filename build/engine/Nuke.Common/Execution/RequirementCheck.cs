using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks before the build starts that everything is there that its targets require.</summary>
static class RequirementCheck
{
    /// <summary>All requirements that are not met, each a complete sentence.</summary>
    public static IReadOnlyList<string> Unmet(IEnumerable<ExecutableTarget> plan) =>
        [
            .. plan.Where(x => x.Status == ExecutionStatus.Scheduled || x.Invoked)
                .SelectMany(target =>
                    target
                        .Definition.Requirements.Select(requirement => Check(target, requirement.Expression))
                        .Concat(target.Definition.Tools.Select(tool => tool.Check(target)))
                )
                .OfType<string>()
                .Distinct(),
        ];

    /// <summary>The members that the whole build requires and that have no value, each a complete sentence.</summary>
    public static IReadOnlyList<string> Missing(NukeBuild build) =>
        [
            .. InjectedMembers
                .Of(build.GetType())
                .Where(member => member.IsDefined(typeof(RequiredAttribute)))
                .Where(member => !HasValue(InjectedMembers.ValueOf(member, build)))
                .Select(member => Missing("The build", member)),
        ];

    static string? Check(ExecutableTarget target, LambdaExpression expression)
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
        return HasValue(Evaluate(expression)) ? null : Missing(target.Name, expression.GetMember());
    }

    static bool HasValue(object? value) =>
        value is not null && !(value is string text && string.IsNullOrWhiteSpace(text));

    static string Missing(string who, MemberInfo member) =>
        member.GetCustomAttribute<ValueInjectionAttributeBase>() switch
        {
            ParameterAttribute attribute => Missing(who, ParameterCatalog.Describe(member, attribute)),
            ToolInjectionAttributeBase attribute => $"{who} requires {member.Name}. {attribute.Problem(member)}",
            _ => $"{who} requires {member.Name}, which has no value.",
        };

    static string Missing(string who, ParameterDescriptor parameter)
    {
        var variable = $"NUKE_{parameter.Name.Replace('-', '_').ToUpperInvariant()}";
        return $"{who} requires {parameter.Option} ({ValueConversion.Expected(parameter.Type)}). "
            + $"Give it on the command line or as {variable} in the environment.";
    }

    static object? Evaluate(LambdaExpression expression)
    {
        var body = Expression.Convert(expression.Body, typeof(object));
        return Expression.Lambda<Func<object?>>(body).Compile(preferInterpretation: true)();
    }
}
