namespace Nuke.Common.Tooling;

/// <summary>Tasks of a tool that a NuGet package carries.</summary>
public interface IRequireNuGetPackage : IRequireToolWithVersion;
