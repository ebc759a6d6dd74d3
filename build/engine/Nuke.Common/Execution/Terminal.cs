namespace Nuke.Common.Execution;

/// <summary>A person's own machine.</summary>
public sealed class Terminal : Host
{
    internal Terminal(BuildSession session)
        : base(session) { }
}
