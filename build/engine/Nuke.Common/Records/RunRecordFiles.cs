using Nuke.Common.IO;
using Nuke.Common.Reporting;

namespace Nuke.Common.Records;

/// <summary>Leaves the record of a run in files, for programs and for people.</summary>
static class RunRecordFiles
{
    /// <summary>Writes both files. Where that is not possible, the build has done its work all the same.</summary>
    public static void Write(RunRecord record, AbsolutePath directory, BuildConsole console)
    {
        try
        {
            AtomicFile.Write(directory / "report.json", RunRecordJson.Of(record), survivesPowerLoss: false);
            AtomicFile.Write(directory / "report.html", RunRecordPage.Of(record), survivesPowerLoss: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            console.WriteWarning($"The record of this run could not be written to {directory}: {exception.Message}");
        }
    }
}
