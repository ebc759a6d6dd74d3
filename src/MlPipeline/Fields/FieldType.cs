namespace MlPipeline.Fields;

/// <summary>What the values of a field are.</summary>
public enum FieldType
{
    /// <summary>A finite number, in memory a <see cref="double"/>; a missing one is NaN.</summary>
    Number,

    /// <summary>Text, in memory a code into the column's categories; a missing one is code −1.</summary>
    Text,

    /// <summary>A calendar day, in memory its day number (<see cref="DateOnly.DayNumber"/>); a missing one is −1.</summary>
    Date,
}
