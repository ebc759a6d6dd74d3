namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>Ends what a process does when the one that started it is gone: however that ended, its end of the input is then closed.</summary>
sealed class ParentProcess : IDisposable
{
    readonly CancellationTokenSource gone;

    /// <summary>Watches the input.</summary>
    public ParentProcess(CancellationToken cancellation)
    {
        gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        new Thread(Watch) { IsBackground = true }.Start();
    }

    /// <summary>Is cancelled when the parent is gone.</summary>
    public CancellationToken Gone => gone.Token;

    public void Dispose() => gone.Dispose();

    void Watch()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0) { }
        try
        {
            gone.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work was done before.
        }
    }
}
