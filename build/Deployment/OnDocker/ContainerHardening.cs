using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>What every container of an environment may do: as little as possible.</summary>
static class ContainerHardening
{
    const long BytesPerMebibyte = 1024 * 1024;

    /// <summary>A container that cannot write but to <c>/tmp</c>, has no privileges and gets none, and has limits.</summary>
    /// <param name="memory">MiB.</param>
    /// <param name="processes">Processes and threads.</param>
    /// <param name="mounts">What else it sees.</param>
    public static HostConfig HostConfig(int memory, int processes, params IList<Mount> mounts) =>
        new()
        {
            ReadonlyRootfs = true,
            Tmpfs = new Dictionary<string, string> { ["/tmp"] = "rw,noexec,nosuid,size=64m,mode=1777" },
            SecurityOpt = ["no-new-privileges:true"],
            CapDrop = ["ALL"],
            Memory = memory * BytesPerMebibyte,
            // No more than that by way of swapping either.
            MemorySwap = memory * BytesPerMebibyte,
            PidsLimit = processes,
            LogConfig = new LogConfig
            {
                Type = "json-file",
                Config = new Dictionary<string, string> { ["max-size"] = "10m", ["max-file"] = "3" },
            },
            Mounts = mounts,
        };
}
