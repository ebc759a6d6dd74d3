using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;

namespace Build.Tests;

/// <summary>A build with a parameter of each type.</summary>
public sealed class ParameterBuild : RecordingBuild, IHazConfiguration, INamed
{
    [Parameter]
    public bool Fast { get; set; }

    [Parameter]
    public int RetryCount { get; set; } = 5;

    [Parameter]
    public double? Threshold { get; set; }

    [Parameter]
    public DayOfWeek Day { get; set; }

    [Parameter("What to say.", Name = "greeting")]
    public string Text { get; set; } = "hello";

    [Parameter]
    public AbsolutePath? Output { get; set; }

    [Parameter]
    public DateOnly? From { get; set; }

    [Parameter]
    public string[] Names { get; set; } = ["nobody"];

    [Parameter(Separator = "+")]
    public int[] Numbers { get; set; } = [];

    public Target Go => _ => _.Executes(Record);
}
