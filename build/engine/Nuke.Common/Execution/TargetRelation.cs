namespace Nuke.Common.Execution;

/// <summary>How a target hangs together with another one that its definition names.</summary>
enum TargetRelation
{
    DependsOn,
    DependentFor,
    Before,
    After,
    Triggers,
    TriggeredBy,
}
