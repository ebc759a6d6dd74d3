using System.Linq.Expressions;
using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests.Incremental;

/// <summary>A repository of a few files, for builds that read and write them.</summary>
public sealed class SourceTree : IDisposable
{
    public AbsolutePath Root { get; } = Directory.CreateTempSubdirectory("tree-").FullName;

    public AbsolutePath Cache => Root / ".nuke" / "temp" / "cache";

    /// <summary>The clock of the builds.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>All bytes that builds have kept.</summary>
    public string Kept =>
        string.Concat(Cache.GlobFiles("**").Select(x => System.Text.Encoding.Latin1.GetString(x.ReadAllBytes())));

    public AbsolutePath Write(string path, string content) => (Root / path).WriteAllText(content);

    public string Read(string path) => (Root / path).ReadAllText();

    public Task<BuildRun> Run<T>(T build, Expression<Func<T, Target>> target, params string[] arguments)
        where T : NukeBuild =>
        BuildRun.Of(
            build,
            target,
            BuildRun.Session([.. arguments, "--no-logo"]) with
            {
                RootDirectory = Root,
                TimeProvider = Time,
            }
        );

    public void Dispose() => Root.DeleteDirectory();
}
