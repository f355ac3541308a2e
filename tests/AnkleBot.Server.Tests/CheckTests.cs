using AnkleBot.Server.Commands;

namespace AnkleBot.Server.Tests;

public class CheckTests
{
    [Fact]
    public void The_knowledge_of_this_repository_is_in_order()
    {
        using var output = new StringWriter();
        Assert.True(CheckCommand.Run(new Settings(), output) == 0, output.ToString());
    }

    [Fact]
    public void Every_mistake_in_the_files_is_told_at_once_with_file_and_line()
    {
        var told = Mistakes(
            ("faq/ice.yaml", "topic: ice", "topic: ice\nflavour: mint"),
            ("red-flags/achilles.yaml", "achilles-kick", "achilles-sneeze"),
            ("replies.yaml", "no-files:", "no-fiels:"));
        Assert.Contains("unknown key 'flavour'", told, StringComparison.Ordinal);
        Assert.Contains("achilles-sneeze", told, StringComparison.Ordinal);
        Assert.Contains("the key 'no-files' is missing", told, StringComparison.Ordinal);
        Assert.Matches(@"faq/ice\.yaml:\d+: ", told);
    }

    [Fact]
    public void An_example_that_is_read_otherwise_is_told_when_the_files_are_right()
    {
        var told = Mistakes(("red-flags/deformity.yaml", "raises:", "raises:\n  - \"lovely weather\""));
        Assert.Matches(@"red-flags/deformity\.yaml:\d+: ""lovely weather"" should raise deformity", told);
    }

    // What check says of our knowledge with some words changed.
    private static string Mistakes(params (string File, string Old, string New)[] changes)
    {
        var folder = Directory.CreateTempSubdirectory("anklebot-check-").FullName;
        try
        {
            Copy(Path.Combine(AppContext.BaseDirectory, "knowledge"), folder);
            foreach (var (file, old, changed) in changes) Change(folder, file, text => text.Replace(old, changed, StringComparison.Ordinal));
            using var output = new StringWriter();
            Assert.Equal(1, CheckCommand.Run(new Settings(folder), output));
            return output.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Change(string folder, string file, Func<string, string> change)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
