namespace Delivery.Docker;

/// <summary>Reports at once: <see cref="Progress{T}"/> posts to other threads, so that messages come late and out of order.</summary>
public sealed class SynchronousProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
