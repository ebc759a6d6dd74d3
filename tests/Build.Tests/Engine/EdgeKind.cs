namespace Build.Tests;

public enum EdgeKind
{
    DependsOn,
    After,
    TriggeredBy,
}
