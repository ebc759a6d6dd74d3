using System.Xml.Linq;
using Nuke.Common.IO;

namespace Delivery.Testing;

/// <summary>The result file of a test run.</summary>
public static class TrxFile
{
    static readonly XNamespace s_namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>
    /// Counts the results by their outcome. What neither passed nor was left out has failed: an outcome such as Timeout
    /// or Aborted must not get lost.
    /// </summary>
    public static TestCounts Read(AbsolutePath path)
    {
        var outcomes = XDocument
            .Load(path)
            .Descendants(s_namespace + "UnitTestResult")
            .Select(x => (string?)x.Attribute("outcome"))
            .ToList();
        var passed = outcomes.Count(x => x == "Passed");
        var skipped = outcomes.Count(x => x == "NotExecuted");
        return new TestCounts(passed, outcomes.Count - passed - skipped, skipped);
    }
}
