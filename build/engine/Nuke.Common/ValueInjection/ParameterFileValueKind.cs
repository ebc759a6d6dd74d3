namespace Nuke.Common.ValueInjection;

/// <summary>The kinds of values that JSON knows.</summary>
enum ParameterFileValueKind
{
    Text,
    Number,
    Boolean,
    Null,
    List,
    Object,
}
