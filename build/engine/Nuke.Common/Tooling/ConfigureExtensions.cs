namespace Nuke.Common.Tooling;

/// <summary>Conditions and combinations inside a chain of settings.</summary>
public static class ConfigureExtensions
{
    /// <summary>Applies a configuration that may be shared between calls.</summary>
    public static T Apply<T>(this T settings, Configure<T>? configurator) =>
        configurator is null ? settings : configurator(settings);

    /// <summary>Applies a configuration that may be shared between calls, with a value.</summary>
    public static T Apply<T, TValue>(this T settings, Configure<T, TValue>? configurator, TValue value) =>
        configurator is null ? settings : configurator(settings, value);

    /// <summary>Applies the configuration if the condition holds.</summary>
    public static T When<T>(this T settings, bool condition, Configure<T> configurator) =>
        condition ? configurator(settings) : settings;

    /// <summary>Applies the configuration if the condition holds for the settings so far.</summary>
    public static T When<T>(this T settings, Func<T, bool> condition, Configure<T> configurator) =>
        settings.When(condition(settings), configurator);

    /// <summary>Applies the configuration to each of the settings if the condition holds.</summary>
    public static IEnumerable<T> When<T>(this IEnumerable<T> settings, bool condition, Configure<T> configurator) =>
        condition ? settings.Select(x => configurator(x)) : settings;

    /// <summary>Applies the configuration with the value if there is one.</summary>
    public static T WhenNotNull<T, TValue>(this T settings, TValue? value, Func<T, TValue, T> configurator)
        where TValue : class => value is null ? settings : configurator(settings, value);

    /// <summary>One settings for each configuration.</summary>
    public static IEnumerable<T> CombineWith<T>(this T settings, params Configure<T>[] configurators) =>
        configurators.Select(configurator => configurator(settings));

    /// <summary>One settings for each value.</summary>
    public static IEnumerable<T> CombineWith<T, TValue>(
        this T settings,
        IEnumerable<TValue> values,
        Configure<T, TValue> configurator
    ) => values.Select(value => configurator(settings, value));

    /// <summary>One settings for each of the settings and each configuration.</summary>
    public static IEnumerable<T> CombineWith<T>(this IEnumerable<T> settings, params Configure<T>[] configurators) =>
        settings.SelectMany(x => x.CombineWith(configurators));

    /// <summary>
    /// One settings for each of the settings and each value. The values follow each other quicker than the settings.
    /// </summary>
    public static IEnumerable<T> CombineWith<T, TValue>(
        this IEnumerable<T> settings,
        IEnumerable<TValue> values,
        Configure<T, TValue> configurator
    ) => settings.SelectMany(x => x.CombineWith(values, configurator));
}
