using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;

namespace Build.Tests.Incremental;

public sealed class UpToDateTests : IDisposable
{
    readonly SourceTree _tree = new();

    public UpToDateTests()
    {
        _tree.Write("texts/one.txt", "1");
        _tree.Write("texts/more/two.txt", "2");
        _tree.Write("title.md", "title");
    }

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_target_whose_inputs_are_the_same_and_whose_outputs_are_intact_is_not_run_again()
    {
        (await Run()).ShouldContain("── Report ─");
        var build = new ReportBuild();

        var run = await _tree.Run(build, x => x.Report);

        run.ExitCode.ShouldBe(0);
        build.Runs.ShouldBe(0);
        build.Succeeded.ShouldBe(["Report"]);
        build.SucceededTargets.Select(x => x.Name).ShouldBe(["Report"]);
        run.Output.ShouldBe(
            """
            Report is up to date.
            2 pages as before

            ════════════════════════════════════════════════
            Target  Status    Duration
            ────────────────────────────────────────────────
            Report  UpToDate            // Pages: 2 pages
            ────────────────────────────────────────────────
            Total               < 1sec
            ════════════════════════════════════════════════

            The build has succeeded.

            """
        );
    }

    [Fact]
    public async Task Why_it_runs_is_said()
    {
        (await Run()).ShouldContain("Runs because: never ran.\n");

        _tree.Write("texts/one.txt", "I");
        (await Run()).ShouldContain("Runs because: texts/one.txt changed.\n");

        _tree.Write("texts/three.txt", "3");
        (await Run()).ShouldContain("Runs because: texts/three.txt is new.\n");

        (_tree.Root / "texts" / "more").DeleteDirectory();
        (await Run()).ShouldContain("Runs because: texts/more/two.txt was deleted.\n");

        _tree.Write("out/report.html", "forged");
        (await Run()).ShouldContain("Runs because: output out/report.html was changed.\n");

        (_tree.Root / "out" / "pages" / "one.txt").DeleteFile();
        (await Run()).ShouldContain("Runs because: output out/pages/one.txt is missing.\n");

        (await Run("--title", "Other")).ShouldContain("Runs because: parameter Title changed.\n");
        (await Run("--title", "Other", "--force")).ShouldContain("Runs because: --force.\n");
        (await Run("--title", "Other")).ShouldContain("Report is up to date.\n");

        (await Run(new ReportBuild { Style = "dark" })).ShouldContain(
            "Runs because: parameter Title changed, Style changed.\n"
        );
        (await Run(new ComponentBuild { Style = "dark" })).ShouldContain(
            "Runs because: the build's own code changed.\n"
        );
    }

    [Fact]
    public async Task Many_reasons_are_cut_short()
    {
        await Run();
        foreach (var number in Enumerable.Range(1, 5))
            _tree.Write($"texts/new{number}.txt", "");

        (await Run()).ShouldContain(
            "Runs because: texts/new1.txt is new, texts/new2.txt is new, texts/new3.txt is new and 2 more.\n"
        );
    }

    [Fact]
    public async Task Times_of_files_and_files_that_are_not_meant_do_not_count()
    {
        await Run();

        File.SetLastWriteTimeUtc(_tree.Root / "texts" / "one.txt", new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _tree.Write("texts/one.txt", "1");
        _tree.Write("texts/draft.txt", "new");
        _tree.Write("texts/image.png", "new");
        _tree.Write("out/pages/stray.txt", "new");

        (await Run("--unused", "value")).ShouldContain("Report is up to date.\n");
    }

    [Fact]
    public async Task A_changed_content_of_the_same_size_and_time_is_seen()
    {
        using var tree = new SourceTree { Time = new LaterClock() };
        var file = tree.Write("texts/one.txt", "1");
        await tree.Run(new ReportBuild(), x => x.Report);
        var time = File.GetLastWriteTimeUtc(file);
        LaterClock.AwaitTick(tree.Root);

        file.WriteAllText("2");
        File.SetLastWriteTimeUtc(file, time);

        var run = await tree.Run(new ReportBuild(), x => x.Report);
        run.Output.ShouldContain("Runs because: texts/one.txt changed.\n");
    }

    [Fact]
    public async Task Contents_are_read_again_only_where_their_status_proves_nothing()
    {
        Xunit.Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells when an inode was changed.");
        await Run();
        // The files are younger than the tick of a clock, so that they might have been written twice within it.
        (await Run("--verbosity", "verbose")).ShouldContain("Report: 3 inputs and 3 outputs, 6 of them read\n");

        using var tree = new SourceTree { Time = new LaterClock() };
        tree.Write("texts/one.txt", "1");
        await tree.Run(new ReportBuild(), x => x.Report);

        var run = await tree.Run(new ReportBuild(), x => x.Report, "--verbosity", "verbose");
        run.Output.ShouldContain("Report: 1 inputs and 2 outputs, 0 of them read\n");
    }

    [Fact]
    public async Task A_run_that_fails_is_not_remembered_nor_is_the_one_before()
    {
        await Run();
        _tree.Write("title.md", "other");
        var failing = new ReportBuild { Also = () => throw new InvalidOperationException("No.") };
        (await _tree.Run(failing, x => x.Report)).ExitCode.ShouldBe(1);

        _tree.Write("title.md", "title");
        (await Run()).ShouldContain("Runs because: its last run failed, or its end was not recorded.\n");
        (await Run()).ShouldContain("Report is up to date.\n");
    }

    [Fact]
    public async Task A_run_that_does_not_make_what_it_says_is_not_remembered()
    {
        var forgetful = new ReportBuild { Also = () => (_tree.Root / "out" / "report.html").DeleteFile() };

        var run = await _tree.Run(forgetful, x => x.Report);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Warning: Report is not remembered: it has not made out/report.html.\n");
        (await Run()).ShouldContain("Runs because: never ran.\n");
    }

    [Fact]
    public async Task An_input_that_changes_while_the_target_runs_makes_it_run_again()
    {
        await _tree.Run(new ReportBuild { Also = () => _tree.Write("title.md", "edited") }, x => x.Report);

        (await Run()).ShouldContain("Runs because: title.md changed.\n");
        (await Run()).ShouldContain("Report is up to date.\n");
    }

    [Fact]
    public async Task Of_values_only_salted_hashes_are_kept()
    {
        await Run("--password", "correct horse", "--title", "battery staple");
        var first = _tree.Kept;

        first.ShouldNotContain("correct horse");
        first.ShouldNotContain("battery staple");
        (await Run("--password", "correct horse", "--title", "battery staple")).ShouldContain(
            "Report is up to date.\n"
        );
        (await Run("--password", "Correct horse", "--title", "battery staple")).ShouldContain(
            "Runs because: parameter Password changed.\n"
        );
        await Run("--password", "correct horse", "--title", "battery staple");
        HashesIn(_tree.Kept).Intersect(HashesIn(first)).Count().ShouldBe(FilesIn(first));

        static IEnumerable<string> HashesIn(string kept) =>
            System.Text.RegularExpressions.Regex.Matches(kept, "[0-9a-f]{64}").Select(x => x.Value).Distinct();
        int FilesIn(string kept) =>
            HashesIn(kept).Count(x => _tree.Root.GlobFiles("**").Any(file => file.GetFileHash() == x));
    }

    [Fact]
    public async Task A_value_that_cannot_be_compared_or_read_fails_the_target()
    {
        var run = await _tree.Run(new ValueBuild(() => new Version[] { new(1, 0) }), x => x.Go);
        run.ExitCode.ShouldBe(0);

        run = await _tree.Run(new ValueBuild(() => new object()), x => x.Go);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain(
            "The input value Value() cannot be read: a Object has no text to compare. Give its parts.\n"
        );

        run = await _tree.Run(new ValueBuild(() => throw new InvalidOperationException("Ask later.")), x => x.Go);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("The input value Value() cannot be read: Ask later.\n");
    }

    [Fact]
    public async Task A_dependency_that_ran_does_not_by_itself_make_its_dependents_run()
    {
        var build = new ChainBuild();
        _tree.Write("source", "some words");
        await _tree.Run(build, x => x.Print);
        build.Ran.ShouldBe(["Count", "Print"]);

        build = new ChainBuild();
        _tree.Write("source", "other words");
        await _tree.Run(build, x => x.Print);
        build.Ran.ShouldBe(["Count"]);

        build = new ChainBuild();
        _tree.Write("source", "only three words");
        await _tree.Run(build, x => x.Print);
        build.Ran.ShouldBe(["Count", "Print"]);
    }

    Task<string> Run(params string[] arguments) => Run(new ReportBuild(), arguments);

    async Task<string> Run(ReportBuild build, params string[] arguments)
    {
        var run = await _tree.Run(build, x => x.Report, arguments);
        run.ExitCode.ShouldBe(0, run.Output);
        return run.Output;
    }

    /// <summary>The same targets, but in part from another assembly.</summary>
    sealed class ComponentBuild : ReportBuild, IHazArtifacts;

    sealed class ValueBuild(Func<object> value) : NukeBuild
    {
        public Target Go => _ => _.Inputs(() => Value()).Executes(() => { });

        object Value() => value();
    }

    sealed class ChainBuild : RecordingBuild
    {
        Target Count =>
            _ =>
                _.Inputs("source")
                    .Outputs("count")
                    .Executes(Record)
                    .Executes(() =>
                        (RootDirectory / "count").WriteAllText(
                            $"{(RootDirectory / "source").ReadAllText().Split(' ').Length}"
                        )
                    );

        public Target Print => _ => _.DependsOn(Count).Inputs("count").Executes(Record);
    }
}
