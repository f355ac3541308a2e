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
    public void Every_mistake_is_told_at_once_with_file_and_line()
    {
        var folder = Directory.CreateTempSubdirectory("anklebot-check-").FullName;
        try
        {
            Copy(Path.Combine(AppContext.BaseDirectory, "knowledge"), folder);
            Change(folder, "faq/ice.yaml", text => text.Replace("topic: ice", "topic: ice\nflavour: mint", StringComparison.Ordinal));
            Change(folder, "red-flags/achilles.yaml", text => text.Replace("achilles-kick", "achilles-sneeze", StringComparison.Ordinal));
            Change(folder, "red-flags/deformity.yaml", text => text.Replace("raises:", "raises:\n  - \"lovely weather\"", StringComparison.Ordinal));
            Change(folder, "replies.yaml", text => text.Replace("try-again:", "try-agane:", StringComparison.Ordinal));
            using var output = new StringWriter();
            Assert.Equal(1, CheckCommand.Run(new Settings(folder), output));
            var told = output.ToString();
            Assert.Contains("unknown key 'flavour'", told, StringComparison.Ordinal);
            Assert.Contains("achilles-sneeze", told, StringComparison.Ordinal);
            Assert.Contains("\"lovely weather\" should raise deformity", told, StringComparison.Ordinal);
            Assert.Contains("the key 'try-again' is missing", told, StringComparison.Ordinal);
            Assert.Matches(@"faq/ice\.yaml:\d+: ", told);
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
