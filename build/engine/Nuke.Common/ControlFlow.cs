using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>What to do about failures that are expected.</summary>
public static class ControlFlow
{
    const int DefaultAttempts = 3;

    /// <summary>Carries on when the action throws.</summary>
    /// <param name="action">The action.</param>
    /// <param name="includeStackTrace">Whether the warning says where the exception comes from.</param>
    /// <param name="logWarning">Whether there is a warning.</param>
    public static void SuppressErrors(Action action, bool includeStackTrace = false, bool logWarning = true) =>
        SuppressErrors<object?>(
            () =>
            {
                action();
                return null;
            },
            null,
            includeStackTrace,
            logWarning
        );

    /// <summary>Takes the default when the function throws.</summary>
    /// <param name="function">The function.</param>
    /// <param name="defaultValue">What is returned when it throws.</param>
    /// <param name="includeStackTrace">Whether the warning says where the exception comes from.</param>
    /// <param name="logWarning">Whether there is a warning.</param>
    public static T? SuppressErrors<T>(
        Func<T> function,
        T? defaultValue = default,
        bool includeStackTrace = false,
        bool logWarning = true
    )
    {
        try
        {
            return function();
        }
        // Whatever is thrown: not failing is the point. An interruption is no failure.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (logWarning && BuildContext.IsAvailable)
                BuildContext.Current.Console.WriteWarning(includeStackTrace ? $"{exception}" : exception.Message);
            return defaultValue;
        }
    }

    /// <summary>Tries again when the action throws.</summary>
    /// <param name="action">The action.</param>
    /// <param name="cleanup">Runs after each attempt that has failed.</param>
    /// <param name="retryAttempts">How often it is tried at most; by default 3 times.</param>
    /// <param name="delay">The time between two attempts; by default none.</param>
    /// <param name="logAction">Receives what each failure but the last says; by default the log, as a warning.</param>
    /// <exception cref="ArgumentException">All attempts have failed; it holds the last failure.</exception>
    public static void ExecuteWithRetry(
        Action action,
        Action? cleanup = null,
        int retryAttempts = DefaultAttempts,
        TimeSpan? delay = null,
        Action<string>? logAction = null
    )
    {
        Assert.True(retryAttempts > 0, $"An action is tried at least once, not {retryAttempts} times.");
        var context = BuildContext.Current;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            // Whatever an attempt throws, the next one may do better; an interruption ends them all.
            catch (Exception exception) when (!context.Cancellation.IsCancellationRequested)
            {
                cleanup?.Invoke();
                if (attempt >= retryAttempts)
                    Assert.Fail(
                        $"All {retryAttempts} attempts have failed. The last one: {exception.Message}",
                        exception
                    );
                var message = $"Attempt {attempt} of {retryAttempts} has failed: {exception.Message}";
                (logAction ?? context.Console.WriteWarning)(message);
            }
            if (delay is { } time)
                Task.Delay(time, context.Session.TimeProvider, context.Cancellation).GetAwaiter().GetResult();
        }
    }
}
