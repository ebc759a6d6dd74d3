namespace Nuke.Common.Utilities.Collections;

/// <summary>Dictionaries that chain.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair and returns the dictionary.</summary>
    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey key,
        TValue value
    )
        where TKey : notnull
    {
        dictionary.Add(key, value);
        return dictionary;
    }
}
