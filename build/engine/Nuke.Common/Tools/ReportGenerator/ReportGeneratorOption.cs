using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.ReportGenerator;

/// <summary>The options of ReportGenerator.</summary>
static class ReportGeneratorOption
{
    public static readonly ToolOption Reports = ToolOption.List("-reports:", ';');
    public static readonly ToolOption TargetDirectory = ToolOption.Joined("-targetdir:");
    public static readonly ToolOption ReportTypes = ToolOption.List("-reporttypes:", ';');
    public static readonly ToolOption AssemblyFilters = ToolOption.List("-assemblyfilters:", ';');
    public static readonly ToolOption ClassFilters = ToolOption.List("-classfilters:", ';');
    public static readonly ToolOption FileFilters = ToolOption.List("-filefilters:", ';');
    public static readonly ToolOption HistoryDirectory = ToolOption.Joined("-historydir:");
    public static readonly ToolOption Title = ToolOption.Joined("-title:");
    public static readonly ToolOption Tag = ToolOption.Joined("-tag:");
}
