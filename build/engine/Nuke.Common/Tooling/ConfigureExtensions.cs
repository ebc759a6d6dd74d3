namespace Nuke.Common.Tooling;

/// <summary>Conditions inside a chain of settings.</summary>
public static class ConfigureExtensions
{
    /// <summary>Applies a configuration that may be shared between calls.</summary>
    public static T Apply<T>(this T settings, Configure<T>? configurator) =>
        configurator is null ? settings : configurator(settings);

    /// <summary>Applies the configuration if the condition holds.</summary>
    public static T When<T>(this T settings, bool condition, Configure<T> configurator) =>
        condition ? configurator(settings) : settings;

    /// <summary>Applies the configuration if the condition holds for the settings so far.</summary>
    public static T When<T>(this T settings, Func<T, bool> condition, Configure<T> configurator) =>
        settings.When(condition(settings), configurator);

    /// <summary>Applies the configuration with the value if there is one.</summary>
    public static T WhenNotNull<T, TValue>(this T settings, TValue? value, Func<T, TValue, T> configurator)
        where TValue : class => value is null ? settings : configurator(settings, value);
}
