using CsCheck;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.Tests.Docker;

public class DockerIgnoreTests
{
    [Theory]
    [InlineData("", "a/b.txt", false)]
    [InlineData("a", "a/b.txt", true)]
    [InlineData("/a/", "a/b.txt", true)]
    [InlineData("a", "b/a", false)]
    [InlineData("**/a", "b/c/a", true)]
    [InlineData("**/a", "a", true)]
    [InlineData("*.txt", "a/b.txt", false)]
    [InlineData("**/*.txt", "a/b.txt", true)]
    [InlineData("a/?.txt", "a/b.txt", true)]
    [InlineData("# a", "# a", false)]
    [InlineData("*|!a", "a/b", false)]
    [InlineData("*|!a|**/b", "a/b", true)]
    [InlineData("a|!a/b|a/b/c", "a/b/d", false)]
    [InlineData("a|!a/b|a/b/c", "a/b/c", true)]
    [InlineData("a.b", "aXb", false)]
    public void The_last_pattern_that_fits_decides(string lines, string path, bool excluded) =>
        DockerIgnore.Of(lines.Split('|')).Excludes(path).ShouldBe(excluded);

    [Fact]
    public void Directories_that_are_left_out_are_left_out_with_every_file_that_the_rules_exclude()
    {
        AbsolutePath root = Directory.CreateTempSubdirectory("ignore-").FullName;
        string[] names = ["a", "b", "c"];
        foreach (var x in names)
        foreach (var y in names)
        foreach (var z in names)
            (root / x / y / z).TouchFile();
        var all = root.GlobFiles("**").Select(x => root.GetUnixRelativePathTo(x).ToString()).ToList();
        var segment = Gen.Int[0, 5].Select(x => new[] { "a", "b", "c", "*", "**", "?" }[x]);
        var pattern = Gen.Select(Gen.Bool, segment.Array[1, 3], (not, x) => (not ? "!" : "") + string.Join('/', x));

        pattern
            .Array[0, 4]
            .Sample(lines =>
            {
                var ignore = DockerIgnore.Of(lines);
                ignore
                    .Files(root)
                    .Order(StringComparer.Ordinal)
                    .ShouldBe(all.Where(x => !ignore.Excludes(x)).Order(StringComparer.Ordinal));
            });

        root.DeleteDirectory();
    }
}
