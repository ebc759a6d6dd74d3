using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.GitVersion;

/// <summary>The options of GitVersion.</summary>
static class GitVersionOption
{
    // It must be the first: a path behind another option is not understood.
    public static readonly ToolOption TargetPath = ToolOption.Argument(1);
    public static readonly ToolOption Output = ToolOption.Value("/output");
    public static readonly ToolOption ConfigFile = ToolOption.Value("/config");
    public static readonly ToolOption NoFetch = ToolOption.Flag("/nofetch");
    public static readonly ToolOption NoCache = ToolOption.Flag("/nocache");
    public static readonly ToolOption NoNormalize = ToolOption.Flag("/nonormalize");
    public static readonly ToolOption UpdateAssemblyInfo = ToolOption.Flag("/updateassemblyinfo");
}
