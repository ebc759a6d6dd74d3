using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Reads the properties that define targets.</summary>
static class TargetReader
{
    public static bool IsTarget(Type type) =>
        type == typeof(Target) || type == typeof(Setup) || type == typeof(Cleanup);

    /// <summary>What a property says, in the class that overrides it last.</summary>
    /// <exception cref="BuildRefusedException">It throws, or it says nothing.</exception>
    public static Target Read(PropertyInfo property, object build) =>
        Read(property, () => (Delegate?)property.GetValue(build));

    /// <summary>What exactly this property says, also where an ordinary call would end up at an override.</summary>
    /// <exception cref="BuildRefusedException">It throws, or it says nothing.</exception>
    public static Target ReadExactly(PropertyInfo property, object build) =>
        Read(
            property,
            () =>
            {
                var getter = property.GetMethod!.MethodHandle.GetFunctionPointer();
                return ((Func<Delegate>)Activator.CreateInstance(typeof(Func<Delegate>), build, getter)!)();
            }
        );

    static Target Read(PropertyInfo property, Func<Delegate?> read)
    {
        var name = $"{property.DeclaringType!.Name}.{property.Name[(property.Name.LastIndexOf('.') + 1)..]}";
        try
        {
            // A setup and a cleanup are targets of their own kind; this keeps them equal each time they are read.
            return read() switch
            {
                Target target => target,
                { } other => other.Method.CreateDelegate<Target>(other.Target),
                null => throw new BuildRefusedException(
                    $"The target {name} has no body. Give it one: {property.PropertyType.Name} {property.Name} => _ => _.Executes(…)."
                ),
            };
        }
        catch (Exception exception) when (exception is not BuildRefusedException)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            throw new BuildRefusedException(
                $"The target {name} cannot be read: {cause.GetType().Name}: {cause.Message} "
                    + "A target's property only defines it; what it does belongs into Executes."
            );
        }
    }
}
