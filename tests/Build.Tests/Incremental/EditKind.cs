namespace Build.Tests.Incremental;

public enum EditKind
{
    WriteSource,
    WriteSourceKeepingItsTime,
    TouchSource,
    DeleteSource,
    ForgeOutput,
    DeleteOutput,
    SetValue,
    SetMode,
}
