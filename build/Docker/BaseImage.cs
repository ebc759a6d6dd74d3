namespace Delivery.Docker;

/// <summary>An image that others start from, and what stands in for it where it cannot be pulled.</summary>
/// <param name="Name">What it is called everywhere.</param>
/// <param name="StandIn">What its stand-in is called on this machine.</param>
/// <param name="Packages">The Debian packages of the stand-in.</param>
/// <param name="DotNetParts">The files and directories of a .NET installation that go into it.</param>
public sealed record BaseImage(
    string Name,
    string StandIn,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> DotNetParts
)
{
    // What .NET itself needs: https://github.com/dotnet/core/blob/main/release-notes/10.0/os-packages.md
    static readonly string[] s_runtimePackages =
    [
        "ca-certificates",
        "libc6",
        "libgcc-s1",
        // Not of .NET, but of LightGBM: a machine that cannot pull images may not reach Debian from inside one either.
        "libgomp1",
        "libicu72",
        "libssl3",
        "libstdc++6",
        "tzdata",
        "zlib1g",
    ];

    /// <summary>What applications run on.</summary>
    public static BaseImage AspNet { get; } =
        new(
            "mcr.microsoft.com/dotnet/aspnet:10.0",
            "stand-in/dotnet-aspnet:10.0",
            s_runtimePackages,
            ["dotnet", "host", "shared", "LICENSE.txt", "ThirdPartyNotices.txt"]
        );

    /// <summary>What applications are built on.</summary>
    public static BaseImage Sdk { get; } =
        new(
            "mcr.microsoft.com/dotnet/sdk:10.0",
            "stand-in/dotnet-sdk:10.0",
            [.. s_runtimePackages, "curl", "git", "procps", "unzip"],
            ["."]
        );

    /// <summary>What hands requests to the release that serves.</summary>
    public static BaseImage Nginx { get; } = new("nginx:stable-alpine", "stand-in/nginx:stable", ["nginx-light"], []);
}
