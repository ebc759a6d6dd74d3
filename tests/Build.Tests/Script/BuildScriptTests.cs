using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Nuke.Common.IO;

namespace Build.Tests.Script;

public sealed class BuildScriptTests : IDisposable
{
    readonly ScriptRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Arguments_go_in_and_the_exit_code_comes_out()
    {
        var (exitCode, output) = await _repository.Run("Test", "--name", "two words", "");

        exitCode.ShouldBe(7);
        output.ShouldStartWith("first: ");
        output.ShouldEndWith("_build.dll Test --name two words \n");
    }

    [Fact]
    public async Task The_build_is_compiled_only_when_its_sources_are_new()
    {
        await _repository.Run();
        (_repository.Root / "build" / "source").TouchFile();
        (_repository.Root / "README.md").WriteAllText("of no matter");
        await _repository.Run();
        _repository.Compilations.ShouldBe(1);

        (_repository.Root / "build" / "source").WriteAllText("second");
        (await _repository.Run()).Output.ShouldStartWith("second: ");
        _repository.Compilations.ShouldBe(2);

        (_repository.Root / "Directory.Packages.props").WriteAllText("<Project />");
        await _repository.Run();
        _repository.Compilations.ShouldBe(3);

        // What was compiled before is still there: going back costs nothing.
        (_repository.Root / "build" / "source").WriteAllText("first");
        (_repository.Root / "Directory.Packages.props").DeleteFile();
        (await _repository.Run()).Output.ShouldStartWith("first: ");
        _repository.Compilations.ShouldBe(3);
    }

    [Fact]
    public async Task Sources_that_are_as_they_were_are_not_even_read()
    {
        await RunUntilTheStateIsKept();
        _repository.RemoveTool("sha256sum");

        var (exitCode, output) = await _repository.Run("Go");

        exitCode.ShouldBe(7, output);
        output.ShouldStartWith("first: ");
    }

    [Fact]
    public async Task A_change_shows_that_keeps_size_and_time_of_a_file()
    {
        await RunUntilTheStateIsKept();
        var source = _repository.Root / "build" / "source";
        var time = File.GetLastWriteTimeUtc(source);
        source.WriteAllText("fifth");
        File.SetLastWriteTimeUtc(source, time);

        (await _repository.Run()).Output.ShouldStartWith("fifth: ");
    }

    // What was changed less than two seconds ago is read each time.
    async Task RunUntilTheStateIsKept()
    {
        do await _repository.Run();
        while (!(_repository.Copies / "state").FileExists());
    }

    [Fact]
    public async Task Builds_that_start_together_do_not_disturb_each_other()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _repository.Run("Go")));

        foreach (var (exitCode, output) in runs)
        {
            exitCode.ShouldBe(7, output);
            output.ShouldStartWith("first: ");
        }
        _repository.Copies.GetDirectories().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_build_that_another_one_has_overtaken_uses_the_copy_of_that_one()
    {
        _repository.OvertakeTheNextBuild();

        var (exitCode, output) = await _repository.Run("Go");

        exitCode.ShouldBe(7, output);
        output.ShouldStartWith("first: ");
        _repository.Compilations.ShouldBe(2);
        _repository.Copies.GetDirectories().ShouldHaveSingleItem().GetDirectories().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_build_that_does_not_compile_says_why()
    {
        (_repository.Root / "build" / "broken").TouchFile();

        var (exitCode, output) = await _repository.Run();

        exitCode.ShouldBe(1);
        output.ShouldBe("The build itself does not compile:\nsource is broken\n");
        _repository.Copies.GetDirectories().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_sdk_and_without_a_network_it_says_what_to_do()
    {
        _repository.RemoveDotNet();

        var (exitCode, output) = await _repository.Run();

        exitCode.ShouldBe(1);
        output.ShouldContain("https://mirror/release-metadata/10.0/releases.json could not be downloaded.");
        output.ShouldContain("Install the .NET SDK 10.0.400 or a later one of 10.0");
        output.ShouldContain("DOTNET_ROOT");
        _repository.Leftovers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_no_sdk_fits_the_one_of_global_json_is_downloaded_and_checked(bool hasUnfitSdk)
    {
        if (hasUnfitSdk)
            _repository.MakeDotNetUnfit();
        else
            _repository.RemoveDotNet();
        var archive = PrepareMirror();
        Publish(archive, Convert.ToHexStringLower(SHA512.HashData(archive.ReadAllBytes())));

        (await _repository.Run("Go")).ExitCode.ShouldBe(7);

        (_repository.Root / ".dotnet" / "dotnet").FileExists().ShouldBeTrue();
        archive.DeleteFile();
        (await _repository.Run("Go")).ExitCode.ShouldBe(7);
    }

    [Fact]
    public async Task An_archive_that_is_not_the_released_one_is_refused()
    {
        _repository.RemoveDotNet();
        Publish(PrepareMirror(), new string('0', 128));

        var (exitCode, output) = await _repository.Run();

        exitCode.ShouldBe(1);
        output.ShouldContain("is not what the release metadata describes");
        _repository.Leftovers.ShouldBeEmpty();
    }

    AbsolutePath PrepareMirror()
    {
        var sdk = (_repository.Root / "sdk").CreateDirectory();
        ScriptRepository.InstallDotNet(sdk);
        var name = $"dotnet-sdk-10.0.400-{RuntimeInformation.RuntimeIdentifier}.tar.gz";
        var archive = _repository.Mirror / "Sdk" / "10.0.400" / name;
        archive.Parent!.CreateDirectory();
        using var file = File.Create(archive);
        using var compressed = new GZipStream(file, CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(sdk, compressed, includeBaseDirectory: false);
        return archive;
    }

    // The real file lists each archive of each release in this form.
    void Publish(AbsolutePath archive, string hash) =>
        (_repository.Mirror / "release-metadata" / "10.0" / "releases.json").WriteAllText(
            $$"""
            { "releases": [ { "sdk": { "version": "10.0.400", "files": [
              { "name": "dotnet-sdk-other.tar.gz", "rid": "other",
                "url": "https://mirror/Sdk/10.0.400/dotnet-sdk-10.0.400-other.tar.gz", "hash": "1" },
              { "name": "dotnet-sdk.tar.gz", "rid": "this",
                "url": "https://mirror/Sdk/10.0.400/{{archive.Name}}", "hash": "{{hash}}" }
            ] } } ] }
            """
        );
}
