using Delivery.Notebooks;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>Notebooks, each made of a program that can be run and tested.</summary>
public interface INotebooks : ICompile
{
    /// <summary>The programs in cells.</summary>
    AbsolutePath[] NotebookPrograms { get; }

    Target Notebooks =>
        _ =>
            _.Description("Makes the notebooks of the programs in notebooks/; Lint compares them")
                .Executes(() =>
                    this.Run(() =>
                    {
                        foreach (var program in NotebookPrograms)
                        {
                            var notebook = program.WithExtension(".ipynb");
                            var isNew = notebook.ExistingFile()?.ReadAllText() != NotebookOf(program);
                            if (isNew)
                                notebook.WriteAllText(NotebookOf(program));
                            Log.Information(
                                "{Notebook:l}: {State:l}",
                                RootDirectory.GetUnixRelativePathTo(notebook),
                                isNew ? "written" : "in step"
                            );
                        }
                        return Task.CompletedTask;
                    })
                );

    Target CheckNotebooks =>
        _ =>
            _.Unlisted()
                .TryDependentFor<ILint>(x => x.Lint)
                .ProceedAfterFailure()
                .Executes(() =>
                    this.Run(() =>
                    {
                        var stale = NotebookPrograms
                            .Where(x => x.WithExtension(".ipynb").ExistingFile()?.ReadAllText() != NotebookOf(x))
                            .Select(x => RootDirectory.GetUnixRelativePathTo(x.WithExtension(".ipynb")).ToString())
                            .ToList();
                        return stale.Count == 0
                            ? Task.CompletedTask
                            : throw StopException.Failed(
                                $"{string.Join(", ", stale)}: not in step with the program of the same name.\nRun: ./build.sh Notebooks"
                            );
                    })
                );

    private string NotebookOf(AbsolutePath program)
    {
        var source = NotebookSource.Read(
            RootDirectory.GetUnixRelativePathTo(program),
            program.ExistingFile()?.ReadAllLines()
                ?? throw StopException.Refused($"There is no program {program}. Correct NotebookPrograms.")
        );
        var references = new NotebookReferences(RootDirectory, OutputDirectoryOf).Of(program, source.Directives);
        var cells = source.Cells.ToList();
        cells.Insert(cells.FindIndex(x => x.IsCode), new NotebookCell("references", true, references));
        return NotebookDocument.Of(cells);
    }
}
