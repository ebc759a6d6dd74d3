namespace Nuke.Common.Execution;

/// <summary>A target that a clause names, and how it is related.</summary>
sealed record RelatedTarget(TargetRelation Relation, Target Target);
