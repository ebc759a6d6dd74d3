using System.Reflection;
using System.Text;

namespace Nuke.Common.ValueInjection;

/// <summary>How names of targets and parameters are written and compared.</summary>
static class ParameterName
{
    /// <summary>Names are the same when their letters and digits are: <c>--test-type</c>, <c>TestType</c>, <c>TEST_TYPE</c>.</summary>
    public static string Normalise(string name)
    {
        // Every start of a build comes here for each variable of its environment.
        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
                text.Append(char.ToLowerInvariant(character));
        }
        return text.ToString();
    }

    /// <summary>The name of the parameter that a member stands for, as the code has it.</summary>
    public static string Of(MemberInfo member) => member.GetCustomAttribute<ParameterAttribute>()?.Name ?? member.Name;

    /// <summary><c>TestType</c> is written <c>test-type</c>, <c>ONNXModel</c> is written <c>onnx-model</c>.</summary>
    public static string ToKebabCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                char.IsUpper(name[i])
                && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
