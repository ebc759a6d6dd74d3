namespace Nuke.Common.Secrets;

/// <summary>
/// Knows the secrets of one build and takes them out of what it writes. Everything that leaves the build as text goes
/// through <see cref="Mask"/>: console, files, reports. Safe to call from several threads.
/// </summary>
sealed class Masking
{
    const string Hidden = "***";

    readonly Lock gate = new();
    readonly HashSet<string> forms = [];
    volatile string[] current = [];

    /// <summary>Is called with each text of a secret that is new.</summary>
    public Action<string>? Added { get; set; }

    /// <summary>Takes a secret; <see cref="SecretForms.MinimumLength"/> says which are too short to be masked.</summary>
    public void Add(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return;
        lock (gate)
        {
            foreach (var text in SecretForms.TextsOf(secret).Where(text => !forms.Contains(text)))
                Added?.Invoke(text);
            forms.UnionWith(SecretForms.Of(secret));
            current = [.. forms];
        }
    }

    /// <summary>The text with every form of every secret replaced by <c>***</c>.</summary>
    public string Mask(string text)
    {
        // All places are found before any is replaced: where forms overlap, no end of one stays behind.
        List<(int Start, int End)>? places = null;
        foreach (var form in current)
        {
            for (var at = IndexOf(form, 0); at >= 0; at = IndexOf(form, at + 1))
                (places ??= []).Add((at, at + form.Length));
        }
        return places is null ? text : Replace(text, places);

        int IndexOf(string form, int start) =>
            start > text.Length ? -1 : text.IndexOf(form, start, StringComparison.Ordinal);
    }

    static string Replace(string text, List<(int Start, int End)> places)
    {
        places.Sort();
        var masked = new System.Text.StringBuilder(text.Length);
        var end = 0;
        foreach (var place in places)
        {
            if (place.Start >= end)
                masked.Append(text, end, place.Start - end).Append(Hidden);
            end = Math.Max(end, place.End);
        }
        return masked.Append(text, end, text.Length - end).ToString();
    }
}
