namespace Nuke.Common.Completion;

/// <summary>The shells that a completion script can be written for.</summary>
enum Shell
{
    Bash,
    Zsh,
    Pwsh,
}
