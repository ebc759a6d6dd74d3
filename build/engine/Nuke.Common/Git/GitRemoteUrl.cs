using System.Text.RegularExpressions;

namespace Nuke.Common.Git;

/// <summary>The parts of a remote's URL.</summary>
sealed partial record GitRemoteUrl(GitProtocol Protocol, string Endpoint, string Identifier)
{
    /// <summary>Null for what has no host: a directory, a bundle.</summary>
    public static GitRemoteUrl? Parse(string url)
    {
        var match = Form().Match(url.Trim());
        if (!match.Success)
            return null;
        var protocol = match.Groups["scheme"].Value is "https" or "http" ? GitProtocol.Https : GitProtocol.Ssh;
        return new GitRemoteUrl(protocol, match.Groups["endpoint"].Value, match.Groups["identifier"].Value);
    }

    // With a scheme, or in the short form of SSH, where a colon separates the host. One letter is a drive of Windows.
    [GeneratedRegex(
        @"^((?<scheme>https?|ssh)://([^@/]+@)?(?<endpoint>[^/]+)/|([^@/:]+@)?(?<endpoint>[^/:@]{2,}):(?!//))/?(?<identifier>.+?)(\.git)?/?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
