using Delivery.Outcomes;

namespace Delivery.Docker;

/// <summary>Builds images; where and with which builder is the implementation's matter.</summary>
public interface IImageBuilder
{
    /// <summary>What the log calls it.</summary>
    string Name { get; }

    /// <summary>Builds an image, so that the engine has it afterwards.</summary>
    /// <param name="build">What to build.</param>
    /// <param name="log">Receives each line that the builder says.</param>
    /// <returns>The image's id in the engine.</returns>
    /// <exception cref="StopException">A step has failed; the message shows it with what it has said (exit code 1).</exception>
    Task<string> BuildAsync(ImageBuild build, Action<string> log);
}
