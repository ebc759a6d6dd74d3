namespace Nuke.Common.Tooling;

/// <summary>Changes one option of settings. What is set to nothing is not set.</summary>
static class ToolOptionValues
{
    public static T With<T>(this T settings, ToolOption option, object? value)
        where T : ToolOptions
    {
        var index = settings.Values.FindIndex(x => x.Key == option);
        var isNothing = value is null || (value is string text && string.IsNullOrWhiteSpace(text));
        if (isNothing && index < 0)
            return settings;
        var values =
            isNothing ? settings.Values.RemoveAt(index)
            : index < 0 ? settings.Values.Add(new(option, value!))
            : settings.Values.SetItem(index, new(option, value!));
        return (T)(settings with { Values = values });
    }

    public static T Without<T>(this T settings, ToolOption option)
        where T : ToolOptions => settings.With(option, null);

    public static T Toggle<T>(this T settings, ToolOption option)
        where T : ToolOptions => settings.With(option, settings.Get<bool?>(option) != true);

    public static IReadOnlyList<string> Items(this ToolOptions settings, ToolOption option) =>
        settings.Get<IReadOnlyList<string>>(option) ?? [];

    public static T WithItems<T>(this T settings, ToolOption option, IEnumerable<string> items)
        where T : ToolOptions => settings.With(option, items.ToList());

    public static T AddItems<T>(this T settings, ToolOption option, IEnumerable<string> items)
        where T : ToolOptions => settings.WithItems(option, settings.Items(option).Concat(items));

    public static T RemoveItems<T>(this T settings, ToolOption option, IEnumerable<string> items)
        where T : ToolOptions => settings.WithItems(option, settings.Items(option).Except(items));

    public static IReadOnlyDictionary<string, string> Pairs(this ToolOptions settings, ToolOption option) =>
        settings.Get<IReadOnlyDictionary<string, string>>(option) ?? new Dictionary<string, string>();

    /// <summary>Sets one pair; a value that is null takes it back.</summary>
    public static T WithPair<T>(this T settings, ToolOption option, string key, object? value)
        where T : ToolOptions
    {
        var pairs = new Dictionary<string, string>(settings.Pairs(option));
        pairs.Remove(key);
        if (value is not null)
            pairs[key] = value is bool isTrue ? (isTrue ? "true" : "false") : value.ToString() ?? "";
        return settings.With(option, pairs);
    }
}
