namespace MlPipeline.IntegrationTests;

/// <summary>A part of the machine that a test needs beside .NET. A laptop without it skips the test with a message that names the part; on a CI server the test fails.</summary>
static class MachinePart
{
    /// <summary>Skips the test, or lets it fail where everything has to be there.</summary>
    public static void Require(bool isThere, string missing)
    {
        if (isThere)
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(missing);
        Assert.Skip(missing);
    }

    /// <summary>Skips the test unless a program is on the PATH.</summary>
    public static void RequireProgram(string name, string howToGetIt) =>
        Require(
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(x => File.Exists(Path.Combine(x, name))),
            $"This test needs the program {name}: {howToGetIt}"
        );
}
