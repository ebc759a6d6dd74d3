using Nuke.Common.IO;

namespace Build.Tests.Incremental;

/// <summary>Something that happens between two builds.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Where: a group of sources, an output, a value.</param>
/// <param name="File">Which file of the group.</param>
/// <param name="Text">The new text.</param>
public sealed record Edit(EditKind Kind, int Place, int File, string Text)
{
    public void Apply(SourceTree tree, DataFlowModel model)
    {
        var (group, name, target) = (Place % 3, $"{File}.txt", Place % DataFlowBuild.Size);
        var source = tree.Root / "source" / $"{group}" / name;
        var output = tree.Root / "made" / $"{target}.txt";
        switch (Kind)
        {
            case EditKind.WriteSource:
                source.WriteAllText(Text);
                model.Sources[(group, name)] = Text;
                break;
            case EditKind.WriteSourceKeepingItsTime when source.FileExists():
                var time = System.IO.File.GetLastWriteTimeUtc(source);
                source.WriteAllText(Text);
                System.IO.File.SetLastWriteTimeUtc(source, time);
                model.Sources[(group, name)] = Text;
                break;
            case EditKind.TouchSource when source.FileExists():
                source.TouchFile();
                break;
            case EditKind.DeleteSource:
                source.DeleteFile();
                model.Sources.Remove((group, name));
                break;
            case EditKind.ForgeOutput when output.FileExists():
                output.WriteAllText("forged");
                model.Made[target] = "forged";
                break;
            case EditKind.DeleteOutput:
                output.DeleteFile();
                model.Made.Remove(target);
                break;
            case EditKind.SetValue:
                model.Values[Place % model.Values.Length] = Text;
                break;
            case EditKind.SetMode:
                model.Mode = Text;
                break;
        }
    }
}
