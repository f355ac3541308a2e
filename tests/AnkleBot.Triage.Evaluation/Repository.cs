namespace AnkleBot.Triage.Evaluation;

internal static class Repository
{
    /// <summary>The folder that holds knowledge/ and tests/, found from where the command is run.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "knowledge")) && Directory.Exists(Path.Combine(folder.FullName, "tests"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("Run this inside the repository: there is no folder above with knowledge/ and tests/ in it.");
    }
}
