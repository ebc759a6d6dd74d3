namespace Nuke.Common.Tooling;

/// <summary>
/// The setters that every tool call has. <c>SetX</c> gives <see cref="ToolOptions"/> a value, <c>ResetX</c> takes it
/// back.
/// </summary>
public static class ToolOptionsExtensions
{
    extension<T>(T o)
        where T : ToolOptions
    {
        /// <summary>Sets <see cref="ToolOptions.ProcessToolPath"/>.</summary>
        public T SetProcessToolPath(string? v) => (T)(o with { ProcessToolPath = v });

        public T ResetProcessToolPath() => o.SetProcessToolPath(null);

        /// <summary>Sets <see cref="ToolOptions.ProcessWorkingDirectory"/>.</summary>
        public T SetProcessWorkingDirectory(string? v) => (T)(o with { ProcessWorkingDirectory = v });

        public T ResetProcessWorkingDirectory() => o.SetProcessWorkingDirectory(null);

        /// <summary>Replaces <see cref="ToolOptions.ProcessEnvironmentVariables"/>.</summary>
        public T SetProcessEnvironmentVariables(IReadOnlyDictionary<string, string> v) =>
            (T)(o with { ProcessEnvironmentVariables = new Dictionary<string, string>(v) });

        /// <summary>Sets one of <see cref="ToolOptions.ProcessEnvironmentVariables"/>.</summary>
        public T SetProcessEnvironmentVariable(string name, object value) =>
            o.SetProcessEnvironmentVariables(
                new Dictionary<string, string>(o.ProcessEnvironmentVariables) { [name] = $"{value}" }
            );

        /// <summary>Adds one of <see cref="ToolOptions.ProcessEnvironmentVariables"/>.</summary>
        /// <exception cref="ArgumentException">It is there already.</exception>
        public T AddProcessEnvironmentVariable(string name, object value) =>
            o.SetProcessEnvironmentVariables(
                new Dictionary<string, string>(o.ProcessEnvironmentVariables) { { name, $"{value}" } }
            );

        /// <summary>Removes one of <see cref="ToolOptions.ProcessEnvironmentVariables"/>.</summary>
        public T RemoveProcessEnvironmentVariable(string name) =>
            o.SetProcessEnvironmentVariables(
                o.ProcessEnvironmentVariables.Where(x => x.Key != name).ToDictionary(x => x.Key, x => x.Value)
            );

        /// <summary>Removes all of <see cref="ToolOptions.ProcessEnvironmentVariables"/>.</summary>
        public T ClearProcessEnvironmentVariables() => o.ResetProcessEnvironmentVariables();

        public T ResetProcessEnvironmentVariables() =>
            o.SetProcessEnvironmentVariables(new Dictionary<string, string>());

        /// <summary>Sets <see cref="ToolOptions.ProcessExecutionTimeout"/>.</summary>
        public T SetProcessExecutionTimeout(int? milliseconds) =>
            (T)(o with { ProcessExecutionTimeout = milliseconds });

        /// <summary>Sets <see cref="ToolOptions.ProcessExecutionTimeout"/>.</summary>
        public T SetProcessExecutionTimeout(TimeSpan time) => o.SetProcessExecutionTimeout((int)time.TotalMilliseconds);

        public T ResetProcessExecutionTimeout() => o.SetProcessExecutionTimeout(null);

        /// <summary>Sets <see cref="ToolOptions.ProcessOutputLogging"/>.</summary>
        public T SetProcessOutputLogging(bool? v) => (T)(o with { ProcessOutputLogging = v });

        public T ResetProcessOutputLogging() => o.SetProcessOutputLogging(null);

        /// <summary>Shows the tool's output.</summary>
        public T EnableProcessOutputLogging() => o.SetProcessOutputLogging(true);

        /// <summary>Hides the tool's output.</summary>
        public T DisableProcessOutputLogging() => o.SetProcessOutputLogging(false);

        /// <summary>Sets <see cref="ToolOptions.ProcessInvocationLogging"/>.</summary>
        public T SetProcessInvocationLogging(bool? v) => (T)(o with { ProcessInvocationLogging = v });

        public T ResetProcessInvocationLogging() => o.SetProcessInvocationLogging(null);

        /// <summary>Shows the tool's command line.</summary>
        public T EnableProcessInvocationLogging() => o.SetProcessInvocationLogging(true);

        /// <summary>Hides the tool's command line.</summary>
        public T DisableProcessInvocationLogging() => o.SetProcessInvocationLogging(false);

        /// <summary>Sets <see cref="ToolOptions.ProcessExitHandling"/>.</summary>
        public T SetProcessExitHandling(bool? v) => (T)(o with { ProcessExitHandling = v });

        public T ResetProcessExitHandling() => o.SetProcessExitHandling(null);

        /// <summary>Takes an exit code other than 0 for an error.</summary>
        public T EnableProcessExitHandling() => o.SetProcessExitHandling(true);

        /// <summary>Takes any exit code.</summary>
        public T DisableProcessExitHandling() => o.SetProcessExitHandling(false);

        /// <summary>Sets <see cref="ToolOptions.ProcessLogger"/>.</summary>
        public T SetProcessLogger(Action<OutputType, string>? v) => (T)(o with { ProcessLogger = v });

        public T ResetProcessLogger() => o.SetProcessLogger(null);

        /// <summary>Sets <see cref="ToolOptions.ProcessExitHandler"/>.</summary>
        public T SetProcessExitHandler(Action<IProcess>? v) => (T)(o with { ProcessExitHandler = v });

        public T ResetProcessExitHandler() => o.SetProcessExitHandler(null);

        /// <summary>Replaces <see cref="ToolOptions.ProcessAdditionalArguments"/>.</summary>
        public T SetProcessAdditionalArguments(params IEnumerable<string> v) =>
            (T)(o with { ProcessAdditionalArguments = [.. v] });

        /// <summary>Adds to <see cref="ToolOptions.ProcessAdditionalArguments"/>.</summary>
        public T AddProcessAdditionalArguments(params IEnumerable<string> v) =>
            o.SetProcessAdditionalArguments(o.ProcessAdditionalArguments.Concat(v));

        /// <summary>Removes from <see cref="ToolOptions.ProcessAdditionalArguments"/>.</summary>
        public T RemoveProcessAdditionalArguments(params IEnumerable<string> v) =>
            o.SetProcessAdditionalArguments(o.ProcessAdditionalArguments.Except(v));

        public T ClearProcessAdditionalArguments() => o.SetProcessAdditionalArguments();

        /// <summary>Replaces <see cref="ToolOptions.ProcessRedactedSecrets"/>.</summary>
        public T SetProcessRedactedSecrets(params IEnumerable<string> v) =>
            (T)(o with { ProcessRedactedSecrets = [.. v] });

        /// <summary>Adds to <see cref="ToolOptions.ProcessRedactedSecrets"/>.</summary>
        public T AddProcessRedactedSecrets(params IEnumerable<string> v) =>
            o.SetProcessRedactedSecrets(o.ProcessRedactedSecrets.Concat(v));

        /// <summary>Removes from <see cref="ToolOptions.ProcessRedactedSecrets"/>.</summary>
        public T RemoveProcessRedactedSecrets(params IEnumerable<string> v) =>
            o.SetProcessRedactedSecrets(o.ProcessRedactedSecrets.Except(v));

        public T ClearProcessRedactedSecrets() => o.SetProcessRedactedSecrets();
    }
}
