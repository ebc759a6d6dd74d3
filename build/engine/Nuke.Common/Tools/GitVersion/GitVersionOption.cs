using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>The options of GitVersion.</summary>
static class GitVersionOption
{
    public static readonly ToolOption TargetPath = ToolOption.Argument(1);
    public static readonly ToolOption ConfigFile = ToolOption.Value("/config");
    public static readonly ToolOption NoFetch = ToolOption.Flag("/nofetch");
    public static readonly ToolOption NoCache = ToolOption.Flag("/nocache");
    public static readonly ToolOption NoNormalize = ToolOption.Flag("/nonormalize");
    public static readonly ToolOption UpdateAssemblyInfo = ToolOption.Flag("/updateassemblyinfo");
}
