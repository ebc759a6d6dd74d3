namespace Nuke.Common.Execution;

/// <summary>A build that cannot start. The message says what to change; nothing has run.</summary>
sealed class BuildRefusedException(string message) : Exception(message);
