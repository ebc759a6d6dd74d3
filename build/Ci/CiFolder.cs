using Nuke.Common.IO;

namespace Delivery.Ci;

/// <summary>The files of CI hosts in a repository, and what the build says they should be.</summary>
/// <param name="root">The repository.</param>
/// <param name="expected">What should be there.</param>
public sealed class CiFolder(AbsolutePath root, IReadOnlyList<CiFile> expected)
{
    /// <summary>How the first line of such a file begins: what begins otherwise is somebody's own.</summary>
    public const string Mark = "Written by \"./build.sh CiFiles\"";

    /// <summary>What is not in step, one sentence for each file.</summary>
    public IReadOnlyList<string> Differences =>
        [
            .. expected
                .Select(x => (x.Path, Differs: Differs(x), IsThere: (root / x.Path).FileExists()))
                .Where(x => x.Differs)
                .Select(x => x.IsThere ? $"{x.Path} is not what the build says" : $"{x.Path} is missing"),
            .. Leftovers.Select(x => $"{x} belongs to no pipeline any more"),
        ];

    /// <summary>Writes what differs, and removes what no pipeline has any more.</summary>
    /// <returns>What was done, one line for each file.</returns>
    public IReadOnlyList<string> Update()
    {
        var done = new List<string>();
        foreach (var file in expected.Where(Differs))
        {
            (root / file.Path).WriteAllText(file.Text);
            done.Add($"{file.Path}: written");
        }
        foreach (var path in Leftovers)
        {
            (root / path).DeleteFile();
            done.Add($"{path}: removed");
        }
        return done;
    }

    IReadOnlyList<string> Leftovers
    {
        get
        {
            var workflows = root / ".github" / "workflows";
            if (!workflows.DirectoryExists())
                return [];
            var own = workflows
                .GetFiles("*.yml")
                .Where(x => File.ReadLines(x).FirstOrDefault()?.Contains(Mark, StringComparison.Ordinal) == true);
            return
            [
                .. own.Select(x => root.GetUnixRelativePathTo(x).ToString())
                    .Except(expected.Select(x => x.Path))
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    bool Differs(CiFile file) => (root / file.Path).ExistingFile()?.ReadAllText() != file.Text;
}
