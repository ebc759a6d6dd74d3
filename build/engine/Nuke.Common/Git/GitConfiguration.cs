using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>The settings of one repository: <c>[section "name"]</c> and <c>key = value</c>.</summary>
sealed class GitConfiguration
{
    readonly Dictionary<(string Section, string Name, string Key), string> _values = [];

    public static GitConfiguration Read(AbsolutePath file)
    {
        var configuration = new GitConfiguration();
        var (section, name) = ("", "");
        foreach (var line in file.FileExists() ? file.ReadAllLines().Select(x => x.Trim()) : [])
        {
            if (line.StartsWith('[') && line.Trim('[', ']').Split(' ', 2) is var title)
            {
                (section, name) = (title[0], title.Length > 1 ? title[1].Trim('"') : "");
            }
            else if (line.Split('=', 2) is [var key, var value] && !key.StartsWith('#') && !key.StartsWith(';'))
            {
                configuration._values[(section, name, key.Trim())] = value.Trim().Trim('"');
            }
        }
        return configuration;
    }

    public string? Get(string section, string name, string key) => _values.GetValueOrDefault((section, name, key));
}
