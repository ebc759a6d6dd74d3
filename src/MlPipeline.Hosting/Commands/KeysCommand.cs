using System.CommandLine;
using MlPipeline.Hosting.Serving.Security;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>keys</c>: who may use the predict API from other machines.</summary>
static class KeysCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Option<string>("--api-keys")
        {
            Description = "The file of keys; it holds their hashes only.",
            DefaultValueFactory = _ => "api-keys.txt",
            HelpName = "file",
        };
        return new Command("keys", "The API keys of the predict API.")
        {
            Add(file, terminal),
            List(file, terminal),
            Remove(file, terminal),
        };
    }

    static Command Add(Option<string> file, Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "Whose key it is." };
        var command = new Command("add", "Make a key, and show it once.") { name, file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var owner = parsed.GetRequiredValue(name);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var secret = ApiKeyFile.Add(path, owner, today);
            terminal.Inform($"the key of {owner}; \"{path}\" has its hash only, so keep it now");
            terminal.WriteLine(secret);
            terminal.WriteJson(new { Name = owner, Key = secret });
            return ExitCode.Done;
        });
        return command;
    }

    static Command List(Option<string> file, Terminal terminal)
    {
        var command = new Command("list", "List the names of all keys.") { file };
        command.SetAction(parsed =>
        {
            var keys = ApiKeyFile.Read(parsed.GetRequiredValue(file));
            foreach (var key in keys)
                terminal.WriteLine($"{key.Name}  {key.Created:yyyy-MM-dd}");
            terminal.WriteJson(keys.Select(x => new { x.Name, x.Created }));
            return ExitCode.Done;
        });
        return command;
    }

    static Command Remove(Option<string> file, Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "Whose key it is." };
        var command = new Command("remove", "Take a key away; running services notice within a second.") { name, file };
        command.SetAction(parsed =>
        {
            ApiKeyFile.Remove(parsed.GetRequiredValue(file), parsed.GetRequiredValue(name));
            terminal.WriteLine($"Removed {parsed.GetRequiredValue(name)}.");
            return ExitCode.Done;
        });
        return command;
    }
}
