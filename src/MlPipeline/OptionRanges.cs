using System.ComponentModel.DataAnnotations;

namespace MlPipeline;

/// <summary>Checks options against the ranges that their attributes declare.</summary>
static class OptionRanges
{
    /// <summary>The options.</summary>
    /// <exception cref="InputException">One is out of its range.</exception>
    public static T Checked<T>(T options)
        where T : notnull
    {
        var failures = new List<ValidationResult>();
        return Validator.TryValidateObject(
            options,
            new ValidationContext(options),
            failures,
            validateAllProperties: true
        )
            ? options
            : throw new InputException(
                $"{typeof(T).Name}: {string.Join(" ", failures.Select(x => x.ErrorMessage))}",
                "Choose a value within the range."
            );
    }
}
