using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using Nuke.Common;

namespace MlPipeline.Benchmarks.Scheduling;

/// <summary>A build with as many targets as wanted. Target n depends on the targets before it that it is told to.</summary>
public abstract class GeneratedBuild : NukeBuild
{
    Target[] _targets = [];

    /// <summary>Everything.</summary>
    public Target All => _ => _.DependsOn(_targets);

    /// <summary>Makes a build class with a target for each entry: what it depends on, by number.</summary>
    /// <returns>Creates builds of that class, whose targets have empty actions.</returns>
    public static Func<GeneratedBuild> Define(IReadOnlyList<int[]> dependencies, Action action)
    {
        var type = Emit(dependencies.Count);
        return () =>
        {
            var build = (GeneratedBuild)Activator.CreateInstance(type)!;
            build._targets = new Target[dependencies.Count];
            for (var i = 0; i < dependencies.Count; i++)
            {
                var needed = dependencies[i];
                build._targets[i] = _ => _.DependsOn([.. needed.Select(x => build._targets[x])]).Executes(action);
            }
            return build;
        };
    }

    /// <summary>The target with a number; the properties of the generated class call it.</summary>
    public Target Numbered(int number) => _targets[number];

    static Type Emit(int targets)
    {
        var module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("generated"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("generated");
        var type = module.DefineType("Generated", TypeAttributes.Public, typeof(GeneratedBuild));
        var numbered = typeof(GeneratedBuild).GetMethod(nameof(Numbered))!;
        for (var i = 0; i < targets; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"T{i}");
            var getter = type.DefineMethod($"get_{name}", MethodAttributes.Public, typeof(Target), []);
            var code = getter.GetILGenerator();
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Call, numbered);
            code.Emit(OpCodes.Ret);
            type.DefineProperty(name, PropertyAttributes.None, typeof(Target), null).SetGetMethod(getter);
        }
        return type.CreateType();
    }
}
