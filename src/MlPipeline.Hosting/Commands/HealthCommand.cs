using System.CommandLine;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>health</c>: asks a running service whether it is ready; the health check of an image that has no curl.</summary>
static class HealthCommand
{
    public static Command Create(Terminal terminal)
    {
        var url = new Option<Uri>("--url")
        {
            Description = "The address to ask.",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080/health/ready"),
            HelpName = "url",
        };
        var timeout = new Option<double>("--timeout")
        {
            Description = "How long to wait for the answer.",
            DefaultValueFactory = _ => 2,
            HelpName = "seconds",
        };
        var command = new Command("health", "Ask a running service whether it is ready.") { url, timeout };
        command.SetAction(
            (parsed, cancellation) =>
                AskAsync(parsed.GetRequiredValue(url), parsed.GetValue(timeout), terminal, cancellation)
        );
        return command;
    }

    static async Task<int> AskAsync(Uri url, double timeout, Terminal terminal, CancellationToken cancellation)
    {
        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttp || timeout is not (> 0 and < 3600))
            throw new InputException(
                $"health was asked for {url} within {timeout} seconds.",
                "Give an address such as http://127.0.0.1:8080/health/ready, and a time above 0."
            );
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(timeout) };
        try
        {
            using var response = await client.GetAsync(url, cancellation);
            if (response.IsSuccessStatusCode)
                return ExitCode.Done;
            terminal.WriteError($"{url} answers {(int)response.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            terminal.WriteError($"{url} does not answer: {e.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            terminal.WriteError($"{url} does not answer within {timeout} seconds.");
        }
        return ExitCode.Failed;
    }
}
