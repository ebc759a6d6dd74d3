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
                    target.Definition.Requirements.Select(requirement => Check(target, requirement.Expression))
                )
                .OfType<string>()
                .Concat(ToolRequirement.Unmet(plan))
                .Distinct(),
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
        if (Evaluate(expression) is { } value && !(value is string text && string.IsNullOrWhiteSpace(text)))
            return null;

        var member = expression.GetMember();
        if (member.GetCustomAttribute<ToolInjectionAttributeBase>() is { } tool)
            return $"{target.Name} requires {member.Name}. {tool.Problem(member)}";
        return member.GetCustomAttribute<ParameterAttribute>() is { } attribute
            ? Missing(target, ParameterCatalog.Describe(member, attribute))
            : $"{target.Name} requires {member.Name}, which has no value.";
    }

    static string Missing(ExecutableTarget target, ParameterDescriptor parameter)
    {
        var variable = $"NUKE_{parameter.Name.Replace('-', '_').ToUpperInvariant()}";
        return $"{target.Name} requires {parameter.Option} ({ValueConversion.Expected(parameter.Type)}). "
            + $"Give it on the command line or as {variable} in the environment.";
    }

    static object? Evaluate(LambdaExpression expression)
    {
        var body = Expression.Convert(expression.Body, typeof(object));
        return Expression.Lambda<Func<object?>>(body).Compile(preferInterpretation: true)();
    }
}
