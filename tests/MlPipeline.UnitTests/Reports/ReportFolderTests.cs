using MlPipeline.Reports;

namespace MlPipeline.UnitTests.Reports;

public sealed class ReportFolderTests : ReportTest
{
    [Fact]
    public void The_same_evaluation_gives_the_same_bytes()
    {
        var other = Path.Combine(Parent, "other");
        EvaluationReport.Write(SyntheticEvaluation.Create(rows: 20, families: 2), Folder);
        EvaluationReport.Write(SyntheticEvaluation.Create(rows: 20, families: 2), other);

        Files(other).ShouldBe(Files(Folder));
        foreach (var file in Files(Folder))
            File.ReadAllBytes(Path.Combine(other, file)).ShouldBe(File.ReadAllBytes(Path.Combine(Folder, file)), file);
    }

    [Fact]
    public void Names_that_look_the_same_in_a_file_name_do_not_overwrite_each_other()
    {
        var evaluation = SyntheticEvaluation.Create(rows: 40, families: 2) with { Best = "Ä" };
        evaluation = evaluation.With(x => x with { Family = x.Family == "naive" ? "Ö" : "Ä" });

        var html = Write(evaluation);

        Files(Folder).Count(x => x.EndsWith(".png")).ShouldBe(Images().Count(html));
    }

    [Fact]
    public void An_evaluation_that_contradicts_itself_is_refused()
    {
        var evaluation = SyntheticEvaluation.Create(rows: 10, families: 2);

        Should.Throw<ArgumentException>(() => EvaluationReport.Write(evaluation with { Best = "none" }, Folder));
        Should.Throw<ArgumentException>(() => EvaluationReport.Write(evaluation with { TestKeys = ["1"] }, Folder));
        Should.Throw<ArgumentException>(() =>
            EvaluationReport.Write(evaluation.With(x => x with { TestPredictions = [1] }), Folder)
        );
        Should.Throw<ArgumentException>(() =>
            EvaluationReport.Write(evaluation.With(x => x with { Family = evaluation.Best }), Folder)
        );
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public void An_older_report_is_replaced_as_a_whole()
    {
        EvaluationReport.Write(SyntheticEvaluation.Create(rows: 20, families: 2), Folder);

        EvaluationReport.Write(SyntheticEvaluation.Create(rows: 20, families: 1), Folder + "/");

        Files(Folder).ShouldNotContain(x => x.Contains("ols"));
        Directory.GetFileSystemEntries(Parent).ShouldBe([Folder]);
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        Directory.CreateDirectory(Folder);
        var notes = Path.Combine(Folder, "notes.txt");
        File.WriteAllText(notes, "mine");

        var refusal = Should.Throw<InputException>(() =>
            EvaluationReport.Write(SyntheticEvaluation.Create(rows: 20, families: 1), Folder)
        );

        refusal.Problem.ShouldContain("notes.txt");
        File.ReadAllText(notes).ShouldBe("mine");
        Directory.GetFileSystemEntries(Parent).ShouldBe([Folder]);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(Parent, "file");
        File.WriteAllText(file, "");

        Should
            .Throw<InputException>(() =>
                EvaluationReport.Write(SyntheticEvaluation.Create(rows: 20, families: 1), Path.Combine(file, "report"))
            )
            .Problem.ShouldContain(file);
    }
}
