using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Says of a tool that is not there who needs it and how to get it.</summary>
static class MissingTool
{
    static readonly Dictionary<string, string> s_sources = new()
    {
        ["docker"] =
            "Install Docker Engine (https://docs.docker.com/engine/install, on Debian \"apt-get install docker.io\")",
        ["dotnet"] = "Install the .NET SDK (https://dotnet.microsoft.com/download)",
        ["git"] = "Install Git (https://git-scm.com/downloads, on Debian \"apt-get install git\")",
        ["java"] = "Install a Java runtime (https://adoptium.net, on Debian \"apt-get install default-jre-headless\")",
        ["kubectl"] = "Install kubectl (https://kubernetes.io/docs/tasks/tools)",
        ["helm"] = "Install Helm (https://helm.sh/docs/intro/install)",
        ["node"] = "Install Node.js (https://nodejs.org/en/download)",
        ["npm"] = "Install Node.js, which brings npm (https://nodejs.org/en/download)",
        ["npx"] = "Install Node.js, which brings npx (https://nodejs.org/en/download)",
    };

    public static string Describe(string tool, string? neededBy = null)
    {
        neededBy ??= BuildContext.CurrentTarget?.Name;
        var name = Path.GetFileNameWithoutExtension(tool);
        var who = neededBy is null ? "" : $", but {neededBy} needs it";
        if (Path.IsPathRooted(tool))
            return $"There is no program {tool}{who}. Correct the path, or install it there.";
        var source = s_sources.GetValueOrDefault(name, $"Install {name}");
        return $"{name} was not found in PATH{who}. {source}, or name the program in the variable {VariableOf(name)}.";
    }

    /// <summary>The environment variable that names a tool's program: <c>DOCKER_EXE</c>.</summary>
    public static string VariableOf(string tool) =>
        string.Concat(tool.Select(x => char.IsLetterOrDigit(x) ? char.ToUpperInvariant(x) : '_')) + "_EXE";
}
